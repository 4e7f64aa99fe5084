"""The numbers that rows get at the new place, and by which number each was known at the old one."""

import uuid

from django.db import connection, models

from . import scope

# Between the highest number that is taken and the first new one: others may write meanwhile.
GAP = 1000


class Numbers:
    """``new(model, old)``: the primary key at the new place of what had ``old`` at the old one."""

    def __init__(self):
        # {model: {old: new}}
        self._known = {}

    def give(self, model, keys):
        """Gives each of the ``keys`` of the model a number of its own, above all that there are at either place.

        No old number is also a new one, so that an old address never shows something else.
        """
        field = model._meta.pk
        if field.remote_field:
            return
        if not isinstance(field, models.AutoField | models.BigAutoField):
            self.learn(model, {key: key for key in keys})
            return
        first = reserve(model, len(keys), beyond=max(keys, default=0))
        self.learn(model, {key: first + place for place, key in enumerate(sorted(keys))})

    def learn(self, model, pairs):
        self._known.setdefault(scope.root_of(model), {}).update(pairs)

    def new(self, model, old):
        """None for what did not come along. ``old``: as stored, or as text."""
        if old is None:
            return None
        root = scope.root_of(model)
        return self._known.get(root, {}).get(_as_key(root, old))

    def moved(self, model):
        """``{old: new}`` of all rows of the model."""
        return self._known.get(scope.root_of(model), {})


def _as_key(model, old):
    field = model._meta.pk
    if isinstance(field, models.UUIDField):
        return old if isinstance(old, uuid.UUID) else uuid.UUID(str(old))
    if isinstance(field, models.AutoField | models.BigAutoField):
        return int(old)
    return old


def reserve(model, number, beyond):
    """The first of ``number`` successive primary keys that no row of the model has or will get, above ``beyond``."""
    table, column = model._meta.db_table, model._meta.pk.column
    highest = max(beyond, model._base_manager.aggregate(most=models.Max("pk"))["most"] or 0)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(seq, GREATEST(nextval(seq), %s) + %s) "
                "FROM pg_get_serial_sequence(%s, %s) AS seq",
                [highest, GAP + number, f'"{table}"', column],
            )
            return cursor.fetchone()[0] - number + 1
        # Numbers of rows that were deleted are not given again. The whole import is one transaction, and in SQLite
        # nobody else writes while it lasts.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        return max(highest, row[0] if row else 0) + 1

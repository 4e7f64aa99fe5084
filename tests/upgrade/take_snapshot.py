"""Writes every row of an installation into one small file, which ``loading.py`` puts into either kind of database.

    DJANGO_SETTINGS_MODULE=cms.settings.development VAR_DIR=… python take_snapshot.py FILE

It runs with the code of the release that it is taken of, so it imports nothing of ours.
"""

import json
import lzma
import sys

import django
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils.encoding import is_protected_type

# What is made anew, or is of that machine alone.
LEFT_OUT = {"wagtailsearch", "sessions", "usersessions", "axes"}
LEFT_OUT_TABLES = {"django_tasks_database_dbtaskresult"}


def tables():
    """Every model with a table of its own that is kept, in a fixed order."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in LEFT_OUT
        and model._meta.db_table not in LEFT_OUT_TABLES
    ]
    return sorted(found, key=lambda model: model._meta.label)


def rows(model):
    """``{column: value}`` of each row of the model's own table, as JSON can hold it."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    for instance in model._base_manager.order_by("pk").iterator():
        yield {field.column: value(field, instance) for field in fields}


def value(field, instance):
    if field.remote_field:
        return getattr(instance, field.attname)
    found = field.value_from_object(instance)
    if found is None or is_protected_type(found) or isinstance(field, models.JSONField):
        return found
    return field.value_to_string(instance)


def contents():
    """A line for each table, and after it one for each of its rows."""
    for model in tables():
        yield {"table": model._meta.db_table}
        yield from rows(model)


def write(path):
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        migrations = [list(row) for row in cursor.fetchall()]
    with lzma.open(path, "wt", encoding="utf-8", preset=9) as file:
        for content in ({"migrations": migrations}, *contents()):
            file.write(json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    django.setup()
    write(sys.argv[1])

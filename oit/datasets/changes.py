"""What differs between two versions of the rows of a dataset: rows that came or went, and cells that changed."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from .present import NO_VALUE, display


class Kind(models.TextChoices):
    """What happened to something."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("Removed")


@dataclass(frozen=True)
class CellChange:
    """A cell of a row: the heading of its column, what it said and what it says, as they are read."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row: its number in the newer version (in the older one where it was removed) and the cell that heads it.

    ``cells``: those that changed; of a row that came or went all that say something.
    """

    kind: Kind
    number: int
    name: str
    cells: tuple[CellChange, ...]


def row_changes(schema, before, after):
    """A RowChange for each row that differs between the rows ``before`` and ``after``, in the newer order.

    Rows are known by their ids. What could not be read as rows counts as none.
    """
    old, new = _numbered(before), _numbered(after)
    changes = []
    for number, row in new.values():
        earlier = old.get(row.get("id"), (0, None))[1]
        if cells := _cells(schema, earlier, row):
            kind = Kind.ADDED if earlier is None else Kind.CHANGED
            changes.append(RowChange(kind, number, _name(schema, row), cells))
    for key, (number, row) in old.items():
        if key not in new:
            changes.append(RowChange(Kind.REMOVED, number, _name(schema, row), _cells(schema, row, None)))
    return changes


def _numbered(rows):
    """``{id: (number, row)}``"""
    rows = rows if isinstance(rows, list) else []
    return {row.get("id"): (number, row) for number, row in enumerate(rows, 1) if isinstance(row, dict)}


def _cells(schema, before, after):
    found = []
    for column in schema.columns:
        texts = [_text(column, row) for row in (before, after)]
        if texts[0] != texts[1]:
            found.append(CellChange(column.label, *texts))
    return tuple(found)


def _text(column, row):
    value = column.value(row) if row is not None else None
    return "" if value is None else display(column, value).replace(NO_VALUE, "")


def _name(schema, row):
    column = schema.by_key.get(schema.row_header)
    return _text(column, row) if column else ""

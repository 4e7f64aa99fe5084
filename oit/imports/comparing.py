"""The rows of a file beside those that are there: what would be added, changed and removed."""

from collections import defaultdict
from dataclasses import dataclass

from oit.datasets.present import display
from oit.datasets.rows import assign_ids

from .headings import full_label


@dataclass(frozen=True)
class CellChange:
    """``before`` and ``after`` as a reader of the active language sees them."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row whose id stays, with what changes in it."""

    before: dict
    after: dict
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class Comparison:
    """``rows``: all rows as they would be kept, in the order of the file, each with its id for life."""

    rows: tuple[dict, ...]
    added: tuple[dict, ...]
    changed: tuple[RowChange, ...]
    removed: tuple[dict, ...]
    unchanged: int

    @property
    def changes_anything(self):
        return bool(self.added or self.changed or self.removed)


def compare(schema, before, after, columns=None):
    """The Comparison of the rows that are there (``before``) with those of a file (``after``, dicts of cells).

    columns: keys of the columns that the file has, all by default. In a row that is matched the others stay as
    they are. Rows are matched by all they say, then by the columns that are unique or head the row, then by
    everything but the column that heads the row, so that a corrected name keeps its row.
    """
    keys = [column.key for column in schema.typed_columns if columns is None or column.key in columns]
    partners = _partners(schema, keys, before, after)
    rows, added, changed, unchanged = [], [], [], 0
    for index, new in enumerate(after):
        old = partners.get(index)
        filled = {column.key: (old or {}).get(column.key) for column in schema.typed_columns}
        row = {"id": old and old.get("id"), **filled, **{key: new.get(key) for key in keys}}
        rows.append(row)
        if old is None:
            added.append(row)
        elif cells := _changes(schema, old, row):
            changed.append(RowChange(old, row, cells))
        else:
            unchanged += 1
    assign_ids(rows)
    kept = {id(old) for old in partners.values()}
    removed = tuple(old for old in before if id(old) not in kept)
    return Comparison(tuple(rows), tuple(added), tuple(changed), removed, unchanged)


def _partners(schema, keys, before, after):
    """{index in after: row of before}, each row of before at most once."""
    partners, free = {}, list(before)
    for columns, only_alone in _ways(schema, keys):
        if not columns:
            continue
        waiting, open_rows = defaultdict(list), defaultdict(list)
        for old in free:
            waiting[_said(old, columns)].append(old)
        for index, new in enumerate(after):
            if index not in partners:
                open_rows[_said(new, columns)].append(index)
        for said, indexes in open_rows.items():
            found = waiting.get(said, ())
            if all(value is None for value in said) or (only_alone and (len(found), len(indexes)) != (1, 1)):
                continue
            partners.update(zip(indexes, found, strict=False))
        taken = {id(old) for old in partners.values()}
        free = [old for old in free if id(old) not in taken]
    return partners


def _ways(schema, keys):
    """The columns by which rows are matched, best first, and whether a match holds only where it is the only one."""
    yield keys, False
    yield [key for key in schema.unique if set(schema.unique) <= set(keys)], False
    header = schema.row_header
    if header in keys:
        yield [header], False
        rest = [key for key in keys if key != header]
        # One figure that is the same says nothing about two rows being one.
        if len(rest) > 1:
            yield rest, True


def _said(row, columns):
    return tuple(row.get(key) for key in columns)


def _changes(schema, old, new):
    return tuple(
        CellChange(full_label(column), display(column, old.get(column.key)), display(column, new[column.key]))
        for column in schema.typed_columns
        if old.get(column.key) != new[column.key]
    )

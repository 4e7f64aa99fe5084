"""What stands in a file, cell by cell, before anybody says what it means."""

from dataclasses import dataclass, field

# What is read of one sheet. Beyond the last column stands nothing that belongs to a table of ours.
MAX_ROWS = 5000
MAX_LINES = MAX_ROWS + 50  # with titles, headings and totals
MAX_COLUMNS = 200
MAX_SIZE = 10 * 1024 * 1024


@dataclass(frozen=True)
class Broken:
    """A cell that holds no value but an error of Excel's, such as #REF!."""

    error: str

    def __str__(self):
        return self.error


@dataclass(frozen=True)
class Uncomputed:
    """A cell with a formula whose value the file does not hold, since no program has worked it out."""

    def __str__(self):
        return ""


@dataclass(frozen=True)
class Line:
    """One row of a sheet: ``number`` as Excel shows it, ``cells`` from column A on, None or "" for nothing."""

    number: int
    cells: tuple
    hidden: bool = False

    def cell(self, index):
        """The value in the column with this index, counted from 0; None beyond the last."""
        return self.cells[index] if index < len(self.cells) else None

    @property
    def is_empty(self):
        return all(is_nothing(value) for value in self.cells)


@dataclass(frozen=True)
class Merged:
    """Cells joined into one: rows as numbered in Excel, columns counted from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Grid:
    """One sheet. ``name`` is "" for CSV and pasted text. ``lines`` are the rows with something in them.

    ``delimited``: whether its cells were parted at a delimiter, so that one too many shifts the rest of a row.
    """

    name: str
    lines: tuple[Line, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    delimited: bool = False


@dataclass(frozen=True)
class Book:
    """A file as read: its sheets in order, and what to say about the file as a whole (``notes``)."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = field(default=())


def is_nothing(value):
    return value is None or (isinstance(value, str) and not value.strip())

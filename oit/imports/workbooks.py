"""Excel files (.xlsx) as Books.

The sheets are read as a stream with openpyxl's own parser. Its ordinary worksheets make an object of every
cell of a merged range and python-calamine one of every cell up to the last, so that a file of a few kilobytes
can fill the memory; calamine also gives errors such as #REF! as empty cells.
"""

from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from .grids import MAX_COLUMNS, MAX_LINES, MAX_ROWS, Book, Broken, Grid, Line, Merged, Uncomputed, is_nothing
from .refusals import damaged, far_below, too_many_rows

# What openpyxl raises for workbooks that are not what they seem.
DAMAGED = (
    InvalidFileException, LxmlError, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    RecursionError, OSError,
)  # fmt: skip
VISIBLE = "visible"
# Excel's own formats of dates for Thai, which openpyxl does not know (ECMA-376 part 1, 18.8.30).
THAI_DATE_FORMATS = frozenset((71, 72, 73, 74, 77, 81))
# Below this row nobody looks for a table.
LAST_ROW = 100_000


class _Parser(WorkSheetParser):
    """openpyxl's parser, which tells a formula without a value from an empty cell."""

    def parse_cell(self, element):
        cell = super().parse_cell(element)
        # A formula that gives an empty text has the type "str" and no value either.
        if cell["value"] is None and cell["data_type"] != "str" and element.find(FORMULA_TAG) is not None:
            cell["value"] = Uncomputed()
        elif cell["data_type"] == "e":
            cell["value"] = Broken(str(cell["value"]))
        return cell


def read_workbook(file, name):
    """The Book in an open XLSX ``file`` whose archive is known to be safe. Raises Refused.

    Formulas give the values that Excel has kept. Sheets that are hidden are named and not read.
    """
    try:
        workbook = load_workbook(file, read_only=True, data_only=True)
        try:
            grids = tuple(
                _read_sheet(sheet, name) for sheet in workbook if isinstance(sheet, ReadOnlyWorksheet)
            )
        finally:
            workbook.close()
    except DAMAGED as error:
        raise damaged(name) from error
    return Book(grids, tuple(_hidden_notes(grids)))


def _hidden_notes(grids):
    for grid in grids:
        if grid.hidden:
            yield _("The sheet “%(sheet)s” is hidden and was not read.") % {"sheet": grid.name}
        elif grid.hidden_columns:
            yield _(
                "The sheet “%(sheet)s” has hidden columns, "
                "which were not read. Unhide them if they belong to the table."
            ) % {"sheet": grid.name}


def _read_sheet(sheet, name):
    if sheet.sheet_state != VISIBLE:
        return Grid(sheet.title, (), hidden=True)
    book = sheet.parent
    with sheet._get_source() as source:
        parser = _Parser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats | _thai_dates(book),
            timedelta_formats=book._timedelta_formats,
        )
        lines = tuple(_lines(parser, name))
    return Grid(
        sheet.title,
        lines,
        hidden_columns=frozenset(_hidden_columns(parser)),
        merged=tuple(_merged(parser)),
    )


def _thai_dates(book):
    """The styles of cells that show dates as Thai."""
    return {index for index, style in enumerate(book._cell_styles) if style.numFmtId in THAI_DATE_FORMATS}


def _lines(parser, name):
    found = 0
    for number, cells in parser.parse():
        values = _values(cells)
        if all(is_nothing(value) for value in values):
            continue
        if number > LAST_ROW:
            raise far_below(name, number)
        found += 1
        if found > MAX_LINES:
            raise too_many_rows(name, MAX_ROWS)
        yield Line(number, values, hidden=_is_on(parser.row_dimensions.get(str(number), {}).get("hidden")))


def _values(cells):
    """The values from column A to the last that is filled."""
    values = []
    for cell in cells:
        if cell["value"] is None or cell["column"] > MAX_COLUMNS:
            continue
        values += [None] * (cell["column"] - len(values))
        values[cell["column"] - 1] = cell["value"]
    return tuple(values)


def _hidden_columns(parser):
    for column in parser.column_dimensions.values():
        if _is_on(column.get("hidden")):
            first, last = column_index_from_string(column["index"]), int(column.get("max", 0))
            yield from range(first - 1, min(last, MAX_COLUMNS))


def _merged(parser):
    for each in parser.merged_cells.mergeCell if parser.merged_cells is not None else ():
        yield Merged(each.min_row, each.max_row, each.min_col - 1, each.max_col - 1)


def _is_on(attribute):
    return attribute in ("1", "true")

"""What is hidden in Excel files, and citizen numbers in them and in CSV files."""

import csv
import zipfile
from itertools import islice
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml.etree import LxmlError, iterparse
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from cms.citizen_ids import citizen_ids_in, masked

from .archives import Unsafe, checked_parts
from .findings import FileFinding, FileProblem

# What openpyxl raises for workbooks that are not what they seem.
DAMAGED = (
    InvalidFileException, LxmlError, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    RecursionError, OSError,
)  # fmt: skip
MOST_ROWS = 200_000
VISIBLE = "visible"
MOST_MERGED = 200_000  # cells
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


def in_workbook(file, still_time):
    """Yields the FileFindings in an open XLSX file. Raises Unsafe. ``still_time()`` is False when to stop."""
    parts = checked_parts(file)
    if any(part.startswith("xl/revisions/") for part in parts):
        yield FileFinding(FileProblem.TRACKED_CHANGE)
    try:
        _refuse_wide_merges(file, parts)
        workbook = openpyxl.load_workbook(file, data_only=True)
        for sheet in workbook.worksheets:
            if not still_time():
                yield FileFinding(FileProblem.NOT_LOOKED_AT)
                return
            yield from _in_sheet(sheet)
        for sheet in workbook.chartsheets:
            if sheet.sheet_state != VISIBLE:
                yield FileFinding(FileProblem.HIDDEN_SHEET, sheet.title)
    except DAMAGED as error:
        raise Unsafe from error


def _refuse_wide_merges(file, parts):
    """openpyxl makes an object of every cell of a merged range: one over a whole sheet would fill the memory."""
    with zipfile.ZipFile(file) as archive:
        for part in parts:
            if part.startswith("xl/") and part.endswith(".xml"):
                with archive.open(part) as sheet:
                    if _merged_cells(sheet) > MOST_MERGED:
                        raise Unsafe
    file.seek(0)


def _merged_cells(sheet):
    """How many cells the merged ranges of a sheet have, from its open XML."""
    count = 0
    for _event, element in iterparse(sheet, tag=("{*}row", "{*}mergeCell")):
        if "ref" in element.attrib:
            left, top, right, bottom = range_boundaries(element.get("ref"))
            count += ((right or LAST_COLUMN) - (left or 1) + 1) * ((bottom or LAST_ROW) - (top or 1) + 1)
        element.clear()
    return count


def _in_sheet(sheet):
    if sheet.sheet_state != VISIBLE:
        yield FileFinding(FileProblem.HIDDEN_SHEET, sheet.title)
    rows = [number for number, row in sheet.row_dimensions.items() if row.hidden and number <= sheet.max_row]
    for first, last in _runs(rows):
        yield FileFinding(FileProblem.HIDDEN_ROWS, sheet.title, _span(first, last))
    columns = [
        number
        for column in sheet.column_dimensions.values()
        if column.hidden
        for number in range(column.min, min(column.max, sheet.max_column) + 1)
    ]
    for first, last in _runs(columns):
        yield FileFinding(
            FileProblem.HIDDEN_COLUMNS, sheet.title, _span(get_column_letter(first), get_column_letter(last))
        )
    # Only the cells that there are: one stray cell at the far end makes rows of a thousand million empty ones.
    for _place, cell in sorted(sheet._cells.items()):
        if cell.comment is not None:
            yield FileFinding(FileProblem.COMMENT, sheet.title, cell.coordinate)
        for digits in citizen_ids_in(_text(cell.value)):
            yield FileFinding(FileProblem.CITIZEN_ID, sheet.title, cell.coordinate, words=masked(digits))


def _text(value):
    """A cell's value as text; a number of thirteen digits without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None or isinstance(value, bool) else str(value)


def _runs(numbers):
    """``(first, last)`` of each run of consecutive numbers."""
    runs = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs


def _span(first, last):
    return str(first) if first == last else f"{first}–{last}"


def in_csv(file, still_time):
    """Yields the FileFindings in an open CSV file, in UTF-8 or the Thai code page. Raises Unsafe."""
    data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp874", errors="replace")
    try:
        for number, row in enumerate(islice(csv.reader(text.splitlines()), MOST_ROWS + 1), 1):
            if number > MOST_ROWS or (number % 1000 == 0 and not still_time()):
                yield FileFinding(FileProblem.NOT_LOOKED_AT)
                return
            for digits in (digits for cell in row for digits in citizen_ids_in(cell)):
                yield FileFinding(FileProblem.CITIZEN_ID, part=number, part_of="row", words=masked(digits))
    except csv.Error as error:
        raise Unsafe from error

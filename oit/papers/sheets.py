"""Excel files of a dataset: real numbers and dates, so that they can be added up and sorted."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from cms.thai.years import Month
from oit.datasets.columns import ColumnType

# Dates in พ.ศ. with Thai month names, for programs that know the Thai calendar.
THAI_DATE = "[$-107041E]d mmm yyyy"
FORMATS = {
    ColumnType.DECIMAL: "#,##0.00",
    ColumnType.INTEGER: "#,##0",
    ColumnType.PERCENT: "0.00",
    ColumnType.DATE: THAI_DATE,
}
# In characters.
WIDTHS = {ColumnType.TEXT: 34, ColumnType.DECIMAL: 16, ColumnType.INTEGER: 12}
OTHER_WIDTH = 18
LINE = Side(style="thin", color="BBBBBB")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


@dataclass(frozen=True)
class Sheet:
    """One dataset on a sheet called ``name``; ``nothing``: the words shown where there are no ``rows``."""

    name: str
    schema: object
    rows: list
    nothing: str = ""


def write_sheets(title, sheets):
    """The bytes of a workbook with the ``sheets``, a list of Sheet."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = title
    book.properties.language = "th-TH"
    for each in sheets:
        _fill(book.create_sheet(sheet_name(each.name)), each)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_name(name):
    """``name`` as Excel takes it for a sheet: without some marks, at most 31 characters."""
    return re.sub(r"[\\/*?:\[\]]", " ", name)[:31]


def _fill(sheet, content):
    schema = content.schema
    for index, column in enumerate(schema.columns, 1):
        write_head(sheet.cell(1, index), column)
        sheet.column_dimensions[get_column_letter(index)].width = WIDTHS.get(column.type, OTHER_WIDTH)
    for number, row in enumerate(content.rows, 2):
        _write_row(sheet, number, schema, row)
    if not content.rows:
        sheet.cell(2, 1, content.nothing)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def write_head(cell, column):
    """Writes the heading of the column, with its group and unit, as `oit.imports` reads it back."""
    heading = f"{column.group}: {column.label}" if column.group else column.label
    cell.value = f"{heading} ({column.unit})" if column.unit else heading
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="EEEEEE")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = BORDER


def _write_row(sheet, number, schema, row):
    for index, column in enumerate(schema.columns, 1):
        cell = sheet.cell(number, index, _typed(column, column.value(row)))
        cell.number_format = FORMATS.get(column.type, "General")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = BORDER


def _typed(column, value):
    """A stored value of a dataset as Excel's own type."""
    if value is None:
        return None
    match column.type:
        case ColumnType.DECIMAL | ColumnType.PERCENT:
            return Decimal(value)
        case ColumnType.DATE:
            return date.fromisoformat(value)
        case ColumnType.CHOICE:
            return column.choice_label(value)
        case ColumnType.MONTH:
            return Month.from_iso(value).label()
    return value

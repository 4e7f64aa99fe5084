"""Excel files of a dataset: real numbers and dates, so that they can be added up and sorted."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from oit.datasets.columns import ColumnType

# Dates in พ.ศ. with Thai month names, for programs that know the Thai calendar.
THAI_DATE = "[$-107041E]d mmm yyyy"
FORMATS = {ColumnType.DECIMAL: "#,##0.00", ColumnType.INTEGER: "#,##0", ColumnType.DATE: THAI_DATE}
# In characters.
WIDTHS = {ColumnType.TEXT: 34, ColumnType.DECIMAL: 16, ColumnType.INTEGER: 12}
OTHER_WIDTH = 18
LINE = Side(style="thin", color="BBBBBB")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def write_sheet(schema, rows, *, title, name, nothing):
    """The bytes of a workbook with one sheet: headings of the ``schema``, then ``rows``, or ``nothing``."""
    book = Workbook()
    book.properties.title = title
    book.properties.language = "th-TH"
    sheet = book.active
    sheet.title = name
    for index, column in enumerate(schema.columns, 1):
        cell = sheet.cell(1, index, f"{column.label} ({column.unit})" if column.unit else column.label)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="EEEEEE")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = BORDER
        sheet.column_dimensions[get_column_letter(index)].width = WIDTHS.get(column.type, OTHER_WIDTH)
    for number, row in enumerate(rows, 2):
        _write_row(sheet, number, schema, row)
    if not rows:
        sheet.cell(2, 1, nothing)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_row(sheet, number, schema, row):
    for index, column in enumerate(schema.columns, 1):
        cell = sheet.cell(number, index, _typed(column, row.get(column.key)))
        cell.number_format = FORMATS.get(column.type, "General")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = BORDER


def _typed(column, value):
    """A stored value of a dataset as Excel's own type."""
    if value is None:
        return None
    match column.type:
        case ColumnType.DECIMAL:
            return Decimal(value)
        case ColumnType.DATE:
            return date.fromisoformat(value)
        case ColumnType.CHOICE:
            return column.choice_label(value)
    return value

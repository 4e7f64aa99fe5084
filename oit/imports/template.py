"""The Excel file that an officer fills in: one sheet for the table, and how to fill it in, in Thai and English."""

from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from oit.datasets.columns import ColumnType
from oit.papers.excel import LONGEST_MESSAGE, LONGEST_TITLE, OTHER_WIDTH, WIDTHS, sheet_name
from oit.papers.sheets import heading

INSTRUCTIONS = (("th", "คำแนะนำ"), ("en", "Instructions"))
# Text keeps what is typed: Excel would make dates of "1/2567", and take 66 for 1966.
AS_TEXT = "@"
NUMBER_FORMATS = {ColumnType.INTEGER: "#,##0", ColumnType.DECIMAL: "#,##0.00"}
FIRST_ROW = 2
LINE = Side(style="thin", color="BBBBBB")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
INSTRUCTION_WIDTHS = (34, 60, 14, 60)


def write_template(schema):
    """The bytes of an XLSX file with the Thai headings of the Schema and no rows."""
    book = Workbook()
    with override("th"):
        sheet = book.active
        sheet.title = sheet_name(schema.label)
        lists = _write_instructions(book, schema)
        for index, column in enumerate(schema.typed_columns, 1):
            _prepare_column(sheet, index, column, schema.max_rows, lists.get(column.key))
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    book.properties.title = schema.th
    book.properties.language = "th-TH"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _prepare_column(sheet, index, column, rows, choices):
    letter = get_column_letter(index)
    _write_head(sheet.cell(1, index), column)
    dimension = sheet.column_dimensions[letter]
    dimension.width = WIDTHS.get(column.type, OTHER_WIDTH)
    dimension.number_format = NUMBER_FORMATS.get(column.type, AS_TEXT)
    dimension.alignment = Alignment(wrap_text=True, vertical="top")
    rule = _rule(column, choices)
    rule.promptTitle, rule.prompt = column.label[:LONGEST_TITLE], describe(column)[:LONGEST_MESSAGE]
    rule.errorTitle, rule.error = column.label[:LONGEST_TITLE], describe(column)[:LONGEST_MESSAGE]
    rule.showInputMessage = rule.showErrorMessage = True
    rule.add(f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + rows - 1}")
    sheet.add_data_validation(rule)


def _write_head(cell, column):
    cell.value = heading(column)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="EEEEEE")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = BORDER


def _rule(column, choices):
    """What Excel checks while someone types. Dates stay unchecked: they are text, in either era."""
    if choices:
        return DataValidation(type="list", formula1=choices, allow_blank=True)
    if not column.is_number:
        return DataValidation(allow_blank=True)
    kind = "whole" if column.type == ColumnType.INTEGER else "decimal"
    limit = 10**15 - 1
    least = -limit if column.minimum is None else column.minimum
    most = limit if column.maximum is None else column.maximum
    return DataValidation(
        type=kind, operator="between", formula1=str(least), formula2=str(most), allow_blank=True
    )


def describe(column):
    """What to write into the column, in the active language."""
    return " ".join(filter(None, (_what(column), column.help)))


def _what(column):
    match column.type:
        case ColumnType.INTEGER:
            return _("A whole number, for example 12.")
        case ColumnType.DECIMAL:
            return _("An amount with at most two decimals, for example 1234.50.")
        case ColumnType.DATE:
            return _("A date with a year of four digits, for example 5 October 2023 or 5/10/2566.")
        case ColumnType.MONTH:
            return _("A month with a year of four digits, for example October 2023 or 10/2566.")
        case ColumnType.CHOICE:
            return _("One of the choices in the list.")
    return _("Text.")


def _write_instructions(book, schema):
    """Adds a sheet in each language. Returns {column key: where Excel finds the choices, in Thai}."""
    lists = {}
    for language, title in INSTRUCTIONS:
        sheet = book.create_sheet(title)
        with override(language):
            places = _fill_instructions(sheet, schema)
        if language == "th":
            lists = places
    return lists


def _fill_instructions(sheet, schema):
    for number, sentence in enumerate(_sentences(schema), 1):
        _write(sheet.cell(number, 1), sentence, bold=number == 1, wrap=False)
    for index, width in enumerate(INSTRUCTION_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    row, places = sheet.max_row + 2, {}
    for index, title in enumerate((_("Column"), _("What to write"), _("Required"), _("Choices")), 1):
        _write(sheet.cell(row, index), title, bold=True)
    for column in schema.typed_columns:
        row += 1
        _write_head(sheet.cell(row, 1), column)
        _write(sheet.cell(row, 2), describe(column))
        _write(sheet.cell(row, 3), _("Yes") if column.required else _("No"))
        first = row
        for position, (value, _th, _en) in enumerate(column.choices):
            row = first + position
            _write(sheet.cell(row, 4), column.choice_label(value))
        if column.choices:
            places[column.key] = f"{quote_sheetname(sheet.title)}!$D${first}:$D${row}"
    return places


def _sentences(schema):
    return (
        _("How to fill in “%(table)s”") % {"table": schema.label},
        _(
            "Write one row for each entry below the headings of the first sheet, "
            "with no titles between them and no merged cells."
        ),
        _("Leave the headings as they are. The columns may stand in any order."),
        _("No total is needed: the website adds up by itself."),
        _("Cells may be pasted from other files: paste values only."),
        _("Write “-” or nothing where there is nothing to say. Thai and Arabic digits may both be used."),
        _("At most %(limit)s rows are kept a year.") % {"limit": f"{schema.max_rows:,}"},
    )


def _write(cell, text, bold=False, wrap=True):
    cell.value = text
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")

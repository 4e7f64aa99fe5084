"""The rows of the board as files: CSV that Excel opens with its Thai letters, and Excel itself."""

import csv
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from cms.thai.dates import format_date

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# In characters, column by column.
WIDTHS = (8, 40, 26, 20, 10, 60, 24, 26, 26, 18, 18, 50, 16, 40, 40)
# What a spreadsheet would take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def headings():
    return (
        _("Code"),
        _("Item"),
        _("Section"),
        _("State"),
        _("Missing"),
        _("What to do"),
        _("Responsible line of work"),
        _("Preparer"),
        _("Supervisor"),
        _("Due on"),
        _("State of the due day"),
        _("How the due day follows"),
        _("Last change"),
        _("Address in the admin"),
        _("Public address"),
    )


def cells(row, request):
    """The values of one row of the board, a number for the missing elements and texts for the others."""
    return (
        row.code,
        str(row.item.title),
        str(row.section.title),
        str(row.state["label"]),
        row.missing,
        "\n".join(f"{line['title']}: {' '.join(map(str, line['todo']))}" for line in row.lacking),
        str(row.line),
        str(row.preparer or ""),
        str(row.supervisor or ""),
        format_date(row.due.day),
        str(row.due_state.label),
        row.due.reason,
        format_date(row.changed),
        request.build_absolute_uri(row.edit_url) if row.edit_url else "",
        row.public_url or "",
    )


def write(name, rows, request):
    """The bytes of the file called ``name`` in FORMATS."""
    lines = [headings(), *(cells(row, request) for row in rows)]
    return WRITERS[name]([[_plain(cell) for cell in line] for line in lines])


def _plain(cell):
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _csv(lines):
    text = StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(lines):
    book = Workbook()
    sheet = book.active
    sheet.title = _("Readiness")
    for line in lines:
        sheet.append(line)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="EEEEEE")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for index, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


WRITERS = {"csv": _csv, "xlsx": _xlsx}

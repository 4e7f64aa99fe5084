"""The hand-over sheet as CSV, Excel and Word."""

import csv
from io import BytesIO, StringIO

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from oit.papers import Paper, TableBlock, write_docx

# In characters: code, title, address, line.
WIDTHS = (8, 42, 46, 90)
UNPUBLISHED = "–"


def write_handover(rows, file_format, year, station):
    """The bytes of the HandoverRows as "csv", "xlsx" or "docx", in Thai.

    ``year``: a FiscalYear. ``station``: the StationSettings.
    """
    with override(settings.LANGUAGE_CODE):
        heads = (_("Code"), _("Item"), _("Address"), _("Where it is and what it contains"))
        title = _("Hand-over sheet, %(year)s") % {"year": year.label()}
        lines = [(row.code, row.title, row.address, row.line or UNPUBLISHED) for row in rows]
        return WRITERS[file_format](title, station.name_th, heads, lines)


def _write_csv(title, station, heads, lines):
    buffer = StringIO(newline="")
    csv.writer(buffer).writerows([heads, *lines])
    # With the mark by which Excel knows UTF-8.
    return buffer.getvalue().encode("utf-8-sig")


def _write_xlsx(title, station, heads, lines):
    book = Workbook()
    book.properties.title, book.properties.creator = title, station
    sheet = book.active
    sheet.title = "OIT"
    for line in (heads, *lines):
        sheet.append(line)
    for column, width in zip(sheet.iter_cols(), WIDTHS, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        column[0].font = Font(bold=True)
        for cell in column:
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_docx(title, station, heads, lines):
    table = TableBlock(title, tuple((head, False) for head in heads), tuple(lines))
    return write_docx(Paper(title=title, station=station, heading=title, lines=(station,), blocks=(table,)))


WRITERS = {"csv": _write_csv, "xlsx": _write_xlsx, "docx": _write_docx}

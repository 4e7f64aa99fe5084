"""Excel files: real numbers and dates, so that they can be added up and sorted.

Written with xlsxwriter, which takes a fifth of the time of openpyxl, keeps the value of a formula beside it for
whoever cannot work it out, and writes the same bytes for the same content.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from cms.thai.names import is_thai
from cms.thai.words import shortened
from cms.thai.years import Month
from oit.datasets.columns import ColumnType

from .characters import holdable
from .sheets import heading, number, typed

# Dates in พ.ศ. with Thai month names, for programs that know the Thai calendar.
THAI_CALENDAR = "[$-107041E]"
FORMATS = {
    ColumnType.DECIMAL: "#,##0.00",
    ColumnType.INTEGER: "#,##0",
    ColumnType.PERCENT: "0.00",
    ColumnType.DATE: "d mmm yyyy",
    ColumnType.MONTH: "mmmm yyyy",
}
# In characters.
WIDTHS = {ColumnType.TEXT: 34, ColumnType.DECIMAL: 16, ColumnType.INTEGER: 12}
OTHER_WIDTH, NARROWEST = 18, 14
LANDSCAPE_A4 = 9
LONGEST_MESSAGE, LONGEST_TITLE = 255, 32  # characters, as Excel allows
EARLIEST = date(1900, 3, 1)  # before it Excel counts a day that never was
# No file tells when it was made: the same content gives the same bytes.
CREATED = datetime(2000, 1, 1)
LINE = {"border": 1, "border_color": "#BBBBBB", "valign": "top", "text_wrap": True}
HEAD = {**LINE, "bold": True, "bg_color": "#EEEEEE", "valign": "vcenter"}
NAME_MARKS = re.compile(r"[\\/*?:\[\]]")
LINE_HEIGHT, TALLEST = 15, 409  # points; more Excel does not take
MARKS = re.compile(
    r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
)  # stand above and below Thai letters, and take no room
RICH = ("<r>", "</r>")
LONGEST_NAME, LONGEST_CELL, LONGEST_FOOTER = 31, 32_767, 100


def write_xlsx(paper, sheets):
    """The bytes of a workbook with the ``sheets``, named and foot-noted by the Paper."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {"title": holdable(paper.title), "author": holdable(paper.station), "created": CREATED}
    )
    styles = _Styles(book)
    taken = set()
    for sheet in sheets:
        target = book.add_worksheet(_own_name(sheet.name, taken))
        _fill(target, sheet, styles)
        _set_up(target, paper, sheet)
    book.close()
    return buffer.getvalue()


def sheet_name(name):
    """``name`` as Excel takes it for a sheet: without some marks, at most 31 characters."""
    return shortened(NAME_MARKS.sub(" ", holdable(name)).strip().strip("'"), LONGEST_NAME) or "-"


def _own_name(name, taken):
    """A `sheet_name` that no other sheet has: Excel compares them without regard to case."""
    own, count = sheet_name(name), 1
    while own.casefold() in taken:
        count += 1
        own = f"{shortened(sheet_name(name), LONGEST_NAME - len(str(count)) - 3)} ({count})"
    taken.add(own.casefold())
    return own


class _Styles:
    """The formats of a workbook: of headings, and of the cells and totals of each type of column."""

    def __init__(self, book):
        calendar = THAI_CALENDAR if is_thai() else ""
        self.head, self.note = book.add_format(HEAD), book.add_format({"italic": True})
        self.cells, self.totals = {}, {}
        for kind in ColumnType:
            shown = FORMATS.get(kind, "General")
            if kind in (ColumnType.DATE, ColumnType.MONTH):
                shown = f"{calendar}{shown}"
            self.cells[kind] = book.add_format({**LINE, "num_format": shown})
            self.totals[kind] = book.add_format({**LINE, "num_format": shown, "bold": True, "top": 2})


def _explain(target, index, column):
    """Shows what the column means beside its heading. No comment: those may hide what nobody meant to publish."""
    target.data_validation(
        0,
        index,
        0,
        index,
        {
            "validate": "any",
            "input_title": column.label[:LONGEST_TITLE],
            "input_message": column.help[:LONGEST_MESSAGE],
        },
    )


def _fill(target, sheet, styles):
    columns = sheet.schema.columns
    lines = [1] * len(sheet.rows)
    for index, column in enumerate(columns):
        target.write_string(0, index, heading(column), styles.head)
        if column.help:
            _explain(target, index, column)
        values = [sheet.value(row, column) for row in sheet.rows]
        width = _width(column, values)
        target.set_column(index, index, width)
        for line, value in enumerate(values):
            _write(target, line + 1, index, column, value, styles.cells[column.type])
            if column.is_text and value:
                lines[line] = max(lines[line], _lines(value, width))
    for line, count in enumerate(lines, 1):
        # Not every program finds out by itself how many lines a row takes.
        if count > 1:
            target.set_row(line, min(count * LINE_HEIGHT, TALLEST))
    if sheet.rows:
        target.autofilter(0, 0, len(sheet.rows), len(columns) - 1)
        _write_totals(target, sheet, styles)
    elif sheet.nothing:
        # Told to be a note, it is not taken for a row where the file is read back.
        target.write_string(1, 0, _("Note: %(text)s") % {"text": sheet.nothing}, styles.note)


def _width(column, values):
    """The width of the column in characters: texts take what they need within bounds."""
    if not column.is_text:
        return WIDTHS.get(column.type, OTHER_WIDTH)
    longest = max((_length(part) for value in values if value for part in value.split("\n")), default=0)
    return min(max(longest + 2, NARROWEST), WIDTHS[ColumnType.TEXT])


def _lines(text, width):
    return sum(1 + _length(part) // width for part in text.split("\n"))


def _length(text):
    return len(MARKS.sub("", text))


def _write(target, line, index, column, value, style):
    match value:
        case None:
            target.write_blank(line, index, None, style)
        case Month():
            _write(target, line, index, column, value.first_day, style)
        case Decimal() | int():
            figure = number(value) if isinstance(value, Decimal) else value
            put = target.write_string if isinstance(figure, str) else target.write_number
            put(line, index, figure, style)
        case date() if value >= EARLIEST:
            target.write_datetime(line, index, value, style)
        case date():
            target.write_string(line, index, value.isoformat(), style)
        case _:
            _write_text(target, line, index, holdable(value)[:LONGEST_CELL], style)


def _write_text(target, line, index, text, style):
    """Writes a text as it is. What looks like the markup of a cell is given in parts: xlsxwriter would take the
    whole for markup that it made itself."""
    if text.startswith(RICH[0]) and text.endswith(RICH[1]):
        target.write_rich_string(line, index, *text[:2], text[2:], style)
    else:
        target.write_string(line, index, text, style)


def _write_totals(target, sheet, styles):
    """A last row that adds up, where its first cell is free to say so. What is worked out of sums is a figure."""
    schema, last = sheet.schema, len(sheet.rows)
    totals = schema.totals(sheet.rows)
    if not totals or schema.columns[0].key in totals:
        return
    target.write_string(last + 1, 0, _("Total"), styles.totals[ColumnType.TEXT])
    for index, column in enumerate(schema.columns[1:], 1):
        style = styles.totals[column.type]
        if column.key not in totals:
            target.write_blank(last + 1, index, None, style)
        elif column.total:
            total = typed(column, totals[column.key])
            formula = f"=SUM({xl_range(1, index, last, index)})"
            target.write_formula(last + 1, index, formula, style, _cached(column, total))
        else:
            _write(target, last + 1, index, column, typed(column, totals[column.key]), style)


def _cached(column, total):
    figure = number(total) if isinstance(total, Decimal) else total
    return float(total) if isinstance(figure, str) else figure


def _set_up(target, paper, sheet):
    """How the sheet is seen and printed."""
    target.freeze_panes(1, 0)
    target.set_landscape()
    target.set_paper(LANDSCAPE_A4)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)
    title = holdable(" · ".join(filter(None, (paper.station, paper.title))))[:LONGEST_FOOTER].replace(
        "&", "&&"
    )
    target.set_footer(f"&L{title}&R&P / &N")

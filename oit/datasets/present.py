"""A dataset prepared for a template: headings, cells as they are read, totals.

Headings, rows and cells also give themselves as markup: a template takes far longer over hundreds of cells.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from itertools import groupby
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.bilingual import active_language
from cms.markup import in_lines, joined, markup, markup_of_each
from cms.thai.dates import format_date
from cms.thai.years import Month

from .columns import ColumnType

THAI_LETTER = re.compile(r"[\u0e01-\u0e2e]")
NO_VALUE = "–"


@dataclass(frozen=True)
class HeaderCell:
    """A heading over one column (colspan 1) or over a group of columns; css is "text" or "numeric"."""

    label: str
    css: str
    unit: str = ""
    colspan: int = 1
    rowspan: int = 1

    @property
    def scope(self):
        return "colgroup" if self.colspan > 1 else "col"

    @property
    def html(self):
        spans = (("colspan", self.colspan), ("rowspan", self.rowspan))
        wide = markup_of_each(' {}="{}"', ((name, span) for name, span in spans if span > 1), "")
        unit = markup(" <small>({})</small>", self.unit) if self.unit else ""
        return markup('<th scope="{}" class="{}"{}>{}{}</th>', self.scope, self.css, wide, self.label, unit)


class Cell(NamedTuple):
    """value as stored, text as shown; lang is "th" where Thai text stands in a page of another language."""

    value: object
    text: str
    css: str
    label: str
    lang: str = ""
    is_header: bool = False

    @property
    def words(self):
        """The text as markup, for a place that holds more than this cell."""
        return self.within("span") if self.lang else self._lines

    def within(self, tag):
        """The text in an element of its own, such as "b"."""
        lang = markup(' lang="{}"', self.lang) if self.lang else ""
        return markup("<{}{}>{}</{}>", tag, lang, self._lines, tag)

    @property
    def html(self):
        start, end = _tags(self.css, self.lang, self.is_header)
        return SafeString(f"{start}{self._lines}{end}")

    @property
    def _lines(self):
        return in_lines(self.text)


@cache
def _tags(css, lang, is_header):
    """The tags around the text of a cell."""
    name, scope = ("th", markup(' scope="{}"', "row")) if is_header else ("td", "")
    lang = markup(' lang="{}"', lang) if lang else ""
    return markup('<{}{} class="{}"{}>', name, scope, css, lang), markup("</{}>", name)


@dataclass(frozen=True)
class Row:
    """``name``: its anchor where it has one of its own."""

    id: str
    cells: tuple[Cell, ...]
    name: str = ""

    @property
    def anchor(self):
        return self.name or f"row-{self.id}"

    @property
    def html(self):
        return markup('<tr id="{}">{}</tr>', self.anchor, _all(self.cells))


class Head(tuple):
    """One row of HeaderCells, or two where columns are grouped."""

    @cached_property
    def html(self):
        return markup_of_each("<tr>{}</tr>", ((_all(line),) for line in self))


@dataclass(frozen=True)
class Table:
    """label is the caption; totals is a tuple of Cells under the columns, or None where nothing is added up."""

    label: str
    head: Head
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...] | None

    @property
    def html(self):
        """All of it but its caption."""
        foot = markup("<tfoot><tr>{}</tr></tfoot>", _all(self.totals)) if self.totals else ""
        return markup("<thead>{}</thead><tbody>{}</tbody>{}", self.head.html, _all(self.rows), foot)


def _all(parts):
    """The markup of HeaderCells, Cells or Rows."""
    return joined([part.html for part in parts])


def presenter(schema):
    """The function that makes a Table of some of a schema's rows in the active language.

    Its texts, {row id: {column key: text}}, are translations of text cells. What all tables share is made once.
    """
    makers = [_cells_of(column, is_header=column.key == schema.row_header) for column in schema.columns]
    label, head, totals_of = schema.label, _head(schema.columns), _totals_of(schema)

    def present(rows, texts=None):
        own = texts or {}
        shown = (
            Row(row["id"], tuple([make(row, own.get(row["id"], {})) for make in makers])) for row in rows
        )
        return Table(label, head, tuple(shown), totals_of(rows))

    return present


def css_class(column):
    return "numeric" if column.is_number else "text"


def display(column, value):
    """A stored value as a reader of the active language expects it."""
    return writer(column)(value)


def writer(column):
    """The function that writes the stored values of the column as a reader of the active language expects them."""
    write = _write(column, active_language())
    return lambda value: NO_VALUE if value is None else write(value)


def _write(column, lang):
    match column.type:
        case ColumnType.INTEGER:
            return lambda value: f"{int(value):,}"
        case ColumnType.DECIMAL | ColumnType.PERCENT:
            return lambda value: f"{Decimal(value):,.2f}"
        case ColumnType.DATE:
            return lambda value: format_date(date.fromisoformat(value), "short", lang)
        case ColumnType.MONTH:
            return lambda value: Month.from_iso(value).label(lang)
        case ColumnType.CHOICE:
            labels = {value: column.choice_label(value) for value, _th, _en in column.choices}
            return lambda value: labels.get(value, str(value))
        case _:
            return str


def _cells_of(column, is_header):
    """The function that makes the Cell of a row in ``column``; what all of its cells share is looked up here."""
    language, write, css, label = active_language(), writer(column), css_class(column), column.label
    translated = column.is_text and language != "th"

    def cell(row, texts):
        value, own = column.value(row), texts.get(column.key)
        text = own or write(value)
        lang = "th" if translated and not own and THAI_LETTER.search(text) else ""
        return Cell(value, text, css, label, lang, is_header)

    return cell


def _head(columns):
    groups = {column.key: column.group for column in columns}
    grouped = any(groups.values())
    first, second = [], []
    for group, members in groupby(columns, key=lambda column: groups[column.key]):
        cells = [
            HeaderCell(column.label, css_class(column), column.unit, rowspan=1 if group or not grouped else 2)
            for column in members
        ]
        if group:
            first.append(HeaderCell(group, "text", colspan=len(cells)))
            second += cells
        else:
            first += cells
    return Head((tuple(first), tuple(second)) if grouped else (tuple(first),))


def _totals_of(schema):
    """The function that makes the Cells of the totals of some rows; what all of its tables share is looked up here."""
    columns = [(column.key, writer(column), css_class(column), column.label) for column in schema.columns]
    total = _("Total")

    def totals_of(rows):
        totals = schema.totals(rows) if rows else None
        if not totals:
            return None
        cells = [
            Cell(totals.get(key), write(totals[key]) if key in totals else "", css, label)
            for key, write, css, label in columns
        ]
        if not cells[0].text:
            cells[0] = Cell(value=None, text=total, css="text", label=cells[0].label, is_header=True)
        return tuple(cells)

    return totals_of

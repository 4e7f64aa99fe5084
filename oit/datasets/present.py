"""A dataset prepared for a template: headings, cells as they are read, totals."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from cms.thai.dates import format_date
from cms.thai.names import is_thai
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


@dataclass(frozen=True)
class Cell:
    """value as stored, text as shown; lang is "th" where Thai text stands in a page of another language."""

    value: object
    text: str
    css: str
    label: str
    lang: str = ""
    is_header: bool = False


@dataclass(frozen=True)
class Row:
    id: str
    cells: tuple[Cell, ...]

    @property
    def anchor(self):
        return f"row-{self.id}"


@dataclass(frozen=True)
class Table:
    """label is the caption; head has two rows of HeaderCells where columns are grouped, otherwise one;
    totals is a tuple of Cells under the columns, or None where nothing is added up."""

    label: str
    head: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...] | None


def present(schema, rows, texts=None):
    """The Table of a schema's rows in the active language.

    texts, {row id: {column key: text}}, holds translations of text cells.
    """
    texts = texts or {}
    return Table(
        label=schema.label,
        head=_head(schema.columns),
        rows=tuple(
            Row(
                row["id"],
                tuple(
                    _cell(schema, column, row.get(column.key), texts.get(row["id"], {}).get(column.key))
                    for column in schema.columns
                ),
            )
            for row in rows
        ),
        totals=_totals(schema, rows),
    )


def css_class(column):
    return "numeric" if column.is_number else "text"


def display(column, value):
    """A stored value as a reader of the active language expects it."""
    if value is None:
        return NO_VALUE
    match column.type:
        case ColumnType.INTEGER:
            return f"{int(value):,}"
        case ColumnType.DECIMAL:
            return f"{Decimal(value):,.2f}"
        case ColumnType.DATE:
            return format_date(date.fromisoformat(value), style="short")
        case ColumnType.MONTH:
            return Month.from_iso(value).label()
        case ColumnType.CHOICE:
            return column.choice_label(value)
        case _:
            return str(value)


def _cell(schema, column, value, translation):
    text = translation or display(column, value)
    untranslated = column.is_text and not is_thai() and not translation and THAI_LETTER.search(text)
    return Cell(
        value=value,
        text=text,
        css=css_class(column),
        label=column.label,
        lang="th" if untranslated else "",
        is_header=column.key == schema.row_header,
    )


def _head(columns):
    grouped = any(column.group for column in columns)
    first, second = [], []
    for group, members in groupby(columns, key=lambda column: column.group):
        cells = [
            HeaderCell(column.label, css_class(column), column.unit, rowspan=1 if group or not grouped else 2)
            for column in members
        ]
        if group:
            first.append(HeaderCell(group, "text", colspan=len(cells)))
            second += cells
        else:
            first += cells
    return (tuple(first), tuple(second)) if grouped else (tuple(first),)


def _totals(schema, rows):
    totals = schema.totals(rows)
    if not totals or not rows:
        return None
    cells = [
        Cell(
            value=totals.get(column.key),
            text=display(column, totals[column.key]) if column.key in totals else "",
            css=css_class(column),
            label=column.label,
        )
        for column in schema.columns
    ]
    if not cells[0].text:
        cells[0] = Cell(value=None, text=_("Total"), css="text", label=cells[0].label, is_header=True)
    return tuple(cells)

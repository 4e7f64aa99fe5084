"""Which formats of a page are there, as the checklist asks for them."""

from collections import defaultdict
from enum import IntEnum

from .contents import tables_of


class Presence(IntEnum):
    """Of a format of one month, or of the item. The worst is that of all its tables.

    THERE: made, or made as soon as the draft is published. COMING: published, and being made. FAILED: the last making
    failed, and it will be tried again.
    """

    THERE = 0
    COMING = 1
    FAILED = 2


def presences(page):
    """``{Month, or None for what is told as a whole: {format: Presence}}`` of the tables of the item ``page``.

    A format is named where all tables of the month have it. Of a draft, what publishing it will make is there, unless
    the last making failed.
    """
    rows = {row.key: row for row in page.exported}
    found = defaultdict(list)
    for unit in tables_of(page):
        month = unit.month.to_iso() if unit.month else ""
        found[unit.month].append(
            {format: _presence(page, rows.get((unit.element, month, format))) for format in unit.formats}
        )
    return {month: _worst(tables) for month, tables in found.items()}


def _presence(page, row):
    if row is not None and row.failed_at and not (page.shows_published and row.is_of(page, page.thai)):
        return Presence.FAILED
    if not page.shows_published or (row is not None and row.is_of(page, page.thai)):
        return Presence.THERE
    return Presence.COMING


def _worst(tables):
    shared = set.intersection(*map(set, tables))
    return {format: max(table[format] for table in tables) for format in shared}

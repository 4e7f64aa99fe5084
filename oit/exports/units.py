"""What files are made of: one table, one month, or the words of a page."""

from collections.abc import Callable
from dataclasses import dataclass

from cms.thai.years import Month
from oit.papers import Paper, Sheet
from oit.papers.formats import DOCUMENT_FORMATS, TABLE_FORMATS


@dataclass(frozen=True)
class Unit:
    """One thing that a page publishes and that files of several formats are made of.

    ``element``: the key of the element it belongs to, "" for the page as a whole. ``month``: the month it is about,
    or None. ``title``: what it is called, in the page's language. ``write_paper``: gives the Paper for the formats
    that are read. ``sheets``: the tables for the formats that are worked with; none for what has words only.
    """

    element: str
    title: str
    write_paper: Callable[[], Paper]
    sheets: tuple[Sheet, ...] = ()
    month: Month | None = None

    @property
    def formats(self):
        """The endings of the files that are made of it."""
        return (*DOCUMENT_FORMATS, *(TABLE_FORMATS if self.sheets else ()))

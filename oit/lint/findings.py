"""What was found in a file: of what kind, and where in it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class FileProblem(StrEnum):
    HIDDEN_SHEET = "hidden sheet"
    HIDDEN_ROWS = "hidden rows"
    HIDDEN_COLUMNS = "hidden columns"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked change"
    CITIZEN_ID = "citizen id"
    NOT_LOOKED_AT = "not looked at"


# A file that could not be looked at may be as it should be.
UNKNOWN = {FileProblem.NOT_LOOKED_AT}


@dataclass(frozen=True)
class FileFinding:
    """One finding, without language so that it can be kept.

    ``sheet``, ``cells`` ("B7", "5–8"), ``part`` (a paragraph, page or row, from 1) say where. ``part_of`` is the kind
    of that part: "paragraph", "page" or "row". ``words``: a masked citizen number.
    """

    problem: FileProblem
    sheet: str = ""
    cells: str = ""
    part: int = 0
    part_of: str = ""
    words: str = ""

    @property
    def place(self):
        """Where it is, in the active language; "" for the whole file."""
        values = {"sheet": self.sheet, "cells": self.cells, "part": self.part}
        if self.sheet:
            place = _("sheet “%(sheet)s”, %(cells)s") if self.cells else _("sheet “%(sheet)s”")
            return place % values
        places = {
            "paragraph": _("paragraph %(part)s"),
            "page": _("page %(part)s"),
            "row": _("row %(part)s"),
            "comment": _("comment %(part)s"),
        }
        return places[self.part_of] % values if self.part_of else ""

    @property
    def message(self):
        """One sentence in the active language: what it is, where, and what to do."""
        sentences = {
            FileProblem.HIDDEN_SHEET: _(
                "A sheet is hidden: %(place)s. Anyone can show it. Delete it, or show it if it belongs here."
            ),
            FileProblem.HIDDEN_ROWS: _(
                "Rows are hidden: %(place)s. Anyone can show them. Delete them, or show them if they belong here."
            ),
            FileProblem.HIDDEN_COLUMNS: _(
                "Columns are hidden: %(place)s. Anyone can show them. Delete them, or show them if they belong here."
            ),
            FileProblem.COMMENT: _("There is a comment: %(place)s. Delete it before publishing."),
            FileProblem.TRACKED_CHANGE: _(
                "There are tracked changes: %(place)s. Accept or reject them before publishing."
            ),
            FileProblem.CITIZEN_ID: _(
                "There is a citizen number, %(words)s: %(place)s. Take it out of the file."
            ),
            FileProblem.NOT_LOOKED_AT: _(
                "The file was not looked at, or not all of it: it is too large, locked, damaged or an old .doc. "
                "Open it and look for hidden parts, comments and citizen numbers yourself."
            ),
        }
        return sentences[self.problem] % {"place": self.place or _("in the file"), "words": self.words}

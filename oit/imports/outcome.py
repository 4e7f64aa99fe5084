"""What came of reading a file: the rows understood, and everything that is to be said or asked about it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter


@dataclass(frozen=True)
class Problem:
    """What keeps a file from being taken over. ``row`` and ``column`` are as Excel shows them ("C").

    ``row`` is None for what concerns the whole sheet, ``sheet`` "" for CSV and pasted text. ``heading`` is the
    column's in the active language; ``expected``, whole sentences: what is wrong, and what to write instead.
    """

    expected: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""
    value: object = None

    @property
    def message(self):
        named = {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "heading": self.heading,
            "problem": self.expected,
        }
        if self.row is None:
            return _("Sheet “%(sheet)s”: %(problem)s") % named if self.sheet else self.expected
        if self.sheet:
            return _("Sheet “%(sheet)s”, row %(row)s, column %(column)s “%(heading)s”: %(problem)s") % named
        return _("Row %(row)s, column %(column)s “%(heading)s”: %(problem)s") % named


@dataclass(frozen=True)
class Choice:
    """One answer: ``value`` is what is sent back, ``label`` what is shown."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """What the file alone does not tell. The answer goes into the ``answers`` of the next reading under ``key``."""

    key: str
    text: str
    choices: tuple[Choice, ...]

    def answered(self, answers):
        """The value chosen; None where there is no answer, or one that is not among the choices."""
        answer = answers.get(self.key)
        return answer if answer in {choice.value for choice in self.choices} else None


@dataclass(frozen=True)
class LeftOut:
    """A row of the file that is not taken over, and why."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True)
class ReadColumn:
    """A column of the file (counted from 0) and the key of the column of the dataset that it fills."""

    index: int
    heading: str
    key: str

    @property
    def letter(self):
        return get_column_letter(self.index + 1)


@dataclass(frozen=True)
class ReadRow:
    """A row understood: its number in the file and {column key: value as stored}, None for nothing."""

    number: int
    cells: dict


@dataclass(frozen=True)
class Outcome:
    """``missing`` are required cells that are still empty, which do not keep the rows from being taken over.
    ``notes`` are sentences about the file as a whole."""

    sheet: str = ""
    columns: tuple[ReadColumn, ...] = ()
    rows: tuple[ReadRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    missing: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_ready(self):
        """Whether the rows may be taken over: there are some, and nothing is wrong or open."""
        return bool(self.rows) and not self.problems and not self.questions

"""Months and fiscal years as value objects, and years typed in either era.

The fiscal year N (พ.ศ.) of the Thai government runs from 1 October N-1 to 30 September N
(Budget Procedures Act B.E. 2561, section 4).
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from .moments import local_date
from .names import BE_OFFSET, is_thai, month_name, shown_year
from .typed import quote, tidy

# Years beyond these are typing mistakes, or a year of the other era with the wrong mark.
FIRST_YEAR_BE, LAST_YEAR_BE = 2400, 2700


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One month: `year` (common era) and `month` (1 to 12). Stored and written as ISO, "2023-10".

    Raises ValueError for a month or year that does not exist.
    """

    year: int
    month: int

    def __post_init__(self):
        if not (datetime.MINYEAR <= self.year <= datetime.MAXYEAR and 1 <= self.month <= 12):
            raise _not_a_month(f"{self.year}-{self.month}")

    @classmethod
    def of(cls, date: datetime.date) -> "Month":
        """The month in which a date (or a datetime, in the current time zone) falls."""
        day = local_date(date)
        return cls(day.year, day.month)

    @classmethod
    def from_iso(cls, text: str) -> "Month":
        """The month written as ISO ("2023-10", common era). Raises ValueError for anything else."""
        match = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", str(text))
        if match is None or match[1] == "0000":
            raise _not_a_month(text)
        return cls(int(match[1]), int(match[2]))

    def to_iso(self) -> str:
        """The month as "2023-10"."""
        return f"{self.year:04}-{self.month:02}"

    __str__ = to_iso

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month, 1)

    @property
    def last_day(self) -> datetime.date:
        return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def label(self, lang: str | None = None) -> str:
        """Its name and year: "ตุลาคม 2566" or "October 2023"; without `lang`, in the active language."""
        lang = "th" if is_thai(lang) else "en"
        return f"{month_name(self.month, lang)} {shown_year(self.year, lang)}"

    def short_label(self, lang: str | None = None) -> str:
        """Its short name and year: "ต.ค. 2566" (joined by a no-break space) or "Oct 2023"."""
        lang, space = ("th", "\u00a0") if is_thai(lang) else ("en", " ")
        return f"{month_name(self.month, lang, short=True)}{space}{shown_year(self.year, lang)}"


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """A fiscal year, `be` being its number in พ.ศ.: `FiscalYear(2567)` is 1 Oct 2023 to 30 Sep 2024.

    A date, a datetime or a `Month` can be `in` it. Raises ValueError outside 2400 to 2700.
    """

    be: int

    def __post_init__(self):
        if not isinstance(self.be, int) or not FIRST_YEAR_BE <= self.be <= LAST_YEAR_BE:
            raise _outside(self.be)

    @classmethod
    def of(cls, date: datetime.date) -> "FiscalYear":
        """The fiscal year in which a date (or a datetime, in the current time zone) falls."""
        day = local_date(date)
        return cls(day.year + BE_OFFSET + (day.month >= 10))

    @classmethod
    def current(cls, on: datetime.date | None = None) -> "FiscalYear":
        """The fiscal year of the day `on`, which is today unless given."""
        return cls.of(timezone.localdate() if on is None else on)

    @property
    def ce(self) -> int:
        """Its number in the common era: 2024 for 2567."""
        return self.be - BE_OFFSET

    @property
    def months(self) -> tuple[Month, ...]:
        """Its twelve months, October to September."""
        autumn = (Month(self.ce - 1, number) for number in (10, 11, 12))
        return (*autumn, *(Month(self.ce, number) for number in range(1, 10)))

    @property
    def first_half(self) -> tuple[Month, ...]:
        """The six months that are assessed, October to March."""
        return self.months[:6]

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.ce - 1, 10, 1)

    @property
    def last_day(self) -> datetime.date:
        return datetime.date(self.ce, 9, 30)

    @property
    def previous(self) -> "FiscalYear":
        return FiscalYear(self.be - 1)

    @property
    def next(self) -> "FiscalYear":
        return FiscalYear(self.be + 1)

    def label(self, lang: str | None = None) -> str:
        """Written out: "ปีงบประมาณ พ.ศ. 2567" (พ.ศ. joined to its number), "Fiscal year 2024 (B.E. 2567)"."""
        if is_thai(lang):
            return f"ปีงบประมาณ พ.ศ.\u00a0{self.be}"
        return f"Fiscal year {self.ce} (B.E. {self.be})"

    def __contains__(self, when: object) -> bool:
        if isinstance(when, Month):
            when = when.first_day
        return isinstance(when, datetime.date) and self.first_day <= local_date(when) <= self.last_day

    def __int__(self) -> int:
        return self.be

    def __str__(self) -> str:
        return str(self.be)


@dataclass(frozen=True, slots=True)
class YearReading:
    """What a typed year was taken to mean: the year in พ.ศ., and the era in which it was typed."""

    year_be: int
    era: Literal["be", "ce"]

    @property
    def year_ce(self) -> int:
        return self.year_be - BE_OFFSET

    @property
    def understood(self) -> str:
        """A lazy sentence that says the reading back to whoever typed the year."""
        return _understood(self)


def _sentence(reading: YearReading) -> str:
    years = {"ce": reading.year_ce, "be": reading.year_be}
    if reading.era == "ce":
        return _("%(ce)s (common era) was read as พ.ศ. %(be)s.") % years
    return _("This was read as พ.ศ. %(be)s (%(ce)s in the common era).") % years


_understood = lazy(_sentence, str)

_BUDDHIST_ERA = r"พ\.? ?ศ\.?|พุทธศักราช|b\.? ?e\.?"
_COMMON_ERA = r"ค\.? ?ศ\.?|คริสต์?ศักราช|c\.? ?e\.?|a\.? ?d\.?"
# The mark of an era beside a year; for use with IGNORECASE on text with single spaces.
ERA_PATTERN = rf"{_BUDDHIST_ERA}|{_COMMON_ERA}"
_YEAR = re.compile(
    rf"(?:ปีงบประมาณ|ปี)? ?(?P<before>{ERA_PATTERN})? ?(?P<year>[0-9]+) ?(?P<after>{ERA_PATTERN})?",
    re.IGNORECASE,
)


def parse_year(text: str) -> YearReading:
    """Read a year typed in either era, in Thai or Arabic digits: "2567", "พ.ศ. ๒๕๖๗", "2024", "ค.ศ. 2024".

    Without the mark of an era, 2400 to 2700 is พ.ศ. and what lies 543 years before is the common era.
    Raises ValueError, with a message for the person who typed, for anything else; a year of two
    digits is among them, since "67" can be 2567 or 1967.
    """
    match = _YEAR.fullmatch(tidy(text))
    if match is None or (match["before"] and match["after"]):
        message = _("“%(text)s” was not understood as a year. Write four digits, for example 2567 or 2024.")
        raise ValueError(message % {"text": quote(text)})
    if len(match["year"]) != 4:
        message = _("“%(text)s” is not a full year. Write it with four digits, for example 2567 or 2024.")
        raise ValueError(message % {"text": quote(text)})
    year = int(match["year"])
    era = _era(match["before"] or match["after"], year)
    year_be = year if era == "be" else year + BE_OFFSET
    if not FIRST_YEAR_BE <= year_be <= LAST_YEAR_BE:
        raise _outside(text)
    return YearReading(year_be, era)


def _era(mark: str | None, year: int) -> Literal["be", "ce"]:
    if mark:
        return "be" if re.fullmatch(_BUDDHIST_ERA, mark, re.IGNORECASE) else "ce"
    return "be" if year >= FIRST_YEAR_BE else "ce"


def _not_a_month(text) -> ValueError:
    message = _("“%(text)s” is not a month. Write the year and the month, for example 2023-10.")
    return ValueError(message % {"text": quote(text)})


def _outside(text) -> ValueError:
    message = _(
        "“%(text)s” is not a year that can be used here. "
        "Use a year from พ.ศ. %(first_be)s to %(last_be)s (%(first_ce)s to %(last_ce)s in the common era)."
    )
    return ValueError(
        message
        % {
            "text": quote(text),
            "first_be": FIRST_YEAR_BE,
            "last_be": LAST_YEAR_BE,
            "first_ce": FIRST_YEAR_BE - BE_OFFSET,
            "last_ce": LAST_YEAR_BE - BE_OFFSET,
        }
    )

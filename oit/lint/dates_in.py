"""Dates, months and years where they stand in a text."""

import datetime
import re
from dataclasses import dataclass

from cms.thai.names import BE_OFFSET, month_name, month_number
from cms.thai.years import FIRST_YEAR_BE, LAST_YEAR_BE

_NAMES = sorted(
    {
        month_name(number, lang, short=short)
        for number in range(1, 13)
        for lang in ("th", "en")
        for short in (False, True)
    },
    key=len,
    reverse=True,
)
MONTH = "|".join(map(re.escape, _NAMES))
BUDDHIST, COMMON = r"พ\.? ?ศ\.?|B\.?E\.?", r"ค\.? ?ศ\.?|A\.?D\.?|C\.?E\.?"
ERA = rf"(?:(?P<be>{BUDDHIST})|(?P<ce>{COMMON}))"
# Years that only the common era can mean.
_OF_COMMON_ERA = (1857, 2157)
_WRITTEN = re.compile(
    rf"(?:(?<!\d)(?P<day>\d{{1,2}}) ?)?(?<![A-Za-z])(?P<month>{MONTH})(?![a-z]),? ?"
    rf"(?:{ERA} ?)?(?P<year>\d{{2,5}})(?![\d/])"
)
_NUMERIC = re.compile(
    r"(?<![\d/.\-])(?P<day>\d{1,2})(?P<gap>[/\-])(?P<number>\d{1,2})(?P=gap)(?P<year>\d{4})(?![\d/\-])"
)


@dataclass(frozen=True)
class Mention:
    """A date or month in a text. ``year``: as written; ``era``: "be" or "ce" where it is marked, else "".

    ``date`` is None for a month alone, and where the words name no day.
    """

    start: int
    end: int
    words: str
    day: int | None
    month: int
    year: int
    era: str

    @property
    def year_be(self):
        """The year in พ.ศ., whatever the mark says; a short one such as 67 is one of พ.ศ. None where it can be none."""
        year = self.year
        if year < 100:
            year = year + 2500 if self.era != "ce" and not self.words.isascii() else 0
        elif _OF_COMMON_ERA[0] <= year <= _OF_COMMON_ERA[1]:
            year += BE_OFFSET
        return year if FIRST_YEAR_BE <= year <= LAST_YEAR_BE else None

    @property
    def date(self):
        if self.day is None or self.year_be is None:
            return None
        try:
            return datetime.date(self.year_be - BE_OFFSET, self.month, self.day)
        except ValueError:
            return None


def dates_in(words):
    """The Mentions in ``words`` (with Arabic digits), in their order."""
    found = [*map(_written, _WRITTEN.finditer(words)), *map(_numeric, _NUMERIC.finditer(words))]
    return sorted(filter(None, found), key=lambda each: each.start)


def _written(match):
    era = "be" if match["be"] else "ce" if match["ce"] else ""
    day = int(match["day"]) if match["day"] else None
    month = month_number(match["month"])
    return Mention(match.start(), match.end(), match.group(), day, month, int(match["year"]), era)


def _numeric(match):
    day, month = int(match["day"]), int(match["number"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Mention(match.start(), match.end(), match.group(), day, month, int(match["year"]), "")

"""Dates written for people, in พ.ศ. or the common era, and dates that people typed."""

import datetime
import re
from functools import lru_cache
from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _

from .digits import to_thai
from .moments import local_date
from .names import is_thai, month_name, month_number, shown_year
from .typed import quote, tidy
from .years import ERA_PATTERN, Month, parse_year

Style = Literal["long", "short", "numeric", "month"]


def format_date(
    date: datetime.date | None, style: Style = "long", lang: str | None = None, thai_digits: bool = False
) -> str:
    """`date` in words, in `lang` or the active language; None is "".

    long "4 เมษายน 2567" / "4 April 2024"; short "4 เม.ย. 2567" (joined by no-break spaces) / "4 Apr 2024";
    numeric "4/4/2567" / "4/4/2024", day first; month "เมษายน 2567" / "April 2024".
    A datetime is first moved to the current time zone. `thai_digits` holds for Thai only: English has none.
    Raises ValueError for an unknown style.
    """
    if not date:
        return ""
    in_thai = is_thai(lang)
    text = _in_words(local_date(date), style, "th" if in_thai else "en")
    return to_thai(text) if thai_digits and in_thai else text


@lru_cache(maxsize=4096)
def _in_words(day, style, lang):
    year = shown_year(day.year, lang)
    match style:
        case "long":
            return f"{day.day} {month_name(day.month, lang)} {year}"
        case "short":
            space = "\u00a0" if is_thai(lang) else " "
            return space.join((str(day.day), month_name(day.month, lang, short=True), str(year)))
        case "numeric":
            return f"{day.day}/{day.month}/{year}"
        case "month":
            return Month.of(day).label(lang)
        case _:
            raise ValueError(f"{style!r} is not a style of date: use long, short, numeric or month.")


_ISO = r"(?P<year>[0-9]{4})-(?P<number>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_NUMERIC = r"(?P<day>[0-9]{1,2}) ?[/.-] ?(?P<number>[0-9]{1,2}) ?[/.-] ?(?P<year>[0-9]+)"
_WRITTEN = (
    r"(?:(?:ณ ?)?วันที่ ?)?(?P<day>[0-9]{1,2}) ?(?P<name>[^0-9]+?) ?"
    rf"(?P<year>(?:{ERA_PATTERN})? ?[0-9]+ ?(?:{ERA_PATTERN})?)"
)
_FORMS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (_ISO, _NUMERIC, _WRITTEN))


def parse_date(text: str) -> datetime.date:
    """Read a date typed in either era, in Thai or Arabic digits.

    "2024-04-04", "4/4/2567" (day first), "4 เม.ย. 2567", "4 เมษายน พ.ศ. 2567", "4 April 2024".
    The year is read as `parse_year` reads it, so it needs its four digits.
    Raises ValueError, with a message for the person who typed, saying what was expected.
    """
    parts = _parts(tidy(text))
    if parts is None:
        message = _(
            "“%(text)s” was not understood as a date. "
            "Write it like 4 เมษายน 2567, 4/4/2567, 4 April 2024 or 2024-04-04."
        )
        raise ValueError(message % {"text": quote(text)})
    year, month, day = parts
    year_ce = parse_year(year).year_ce
    try:
        return datetime.date(year_ce, month, day)
    except ValueError as error:
        message = _("There is no such day as “%(text)s”. Check the day and the month: the day comes first.")
        raise ValueError(message % {"text": quote(text)}) from error


def _parts(text: str) -> tuple[str, int, int] | None:
    """The year as typed, the month and the day; None when the text has no form of a date."""
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["number"]) if "number" in parts else month_number(parts["name"])
    return None if month is None else (parts["year"], month, int(parts["day"]))


_CLOCK = re.compile(
    r"(?P<date>.+?)(?:[ ,T]+)(?:(?:เวลา|at) ?)?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?::[0-9]{2})?(?: ?น\.?)?"
)


def format_moment(moment: datetime.datetime | None) -> str:
    """`moment` with its time, in the active language: "4 เมษายน 2567 09:30" / "4 April 2024 09:30"; None is "".

    An aware datetime is first moved to the current time zone.
    """
    if not moment:
        return ""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{format_date(local)} {local:%H:%M}"


def parse_moment(text: str) -> datetime.datetime:
    """Read a date (see `parse_date`) and a time typed after it, without a time zone.

    "4 เม.ย. 2567 09:30", "4/4/2567 เวลา 9.30 น.", "2024-04-04T09:30".
    Raises ValueError, with a message for the person who typed, saying what was expected.
    """
    match = _CLOCK.fullmatch(tidy(text))
    if match is None:
        # Where the date itself is wrong, its own message says more.
        parse_date(text)
        message = _("“%(text)s” has no time. Write it behind the date, like 4 เมษายน 2567 09:30.")
        raise ValueError(message % {"text": quote(text)})
    day = parse_date(match["date"])
    try:
        return datetime.datetime.combine(day, datetime.time(int(match["hour"]), int(match["minute"])))
    except ValueError as error:
        message = _("There is no such time as in “%(text)s”. Write one from 00:00 to 23:59.")
        raise ValueError(message % {"text": quote(text)}) from error

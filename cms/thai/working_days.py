"""Working days of Thai government offices: Monday to Friday without public holidays.

Holidays are those of the library ``holidays``, which follows the Cabinet's announcements. Days off that are announced
late, or for one province only, are passed as ``extra``: a collection of dates, such as ``cms.models.days_off`` keeps
for each station.
"""

import datetime
from functools import lru_cache

import holidays
from holidays.constants import GOVERNMENT, PUBLIC

from .names import is_thai

# On Labour Day private employers close; it is not among the holidays of government offices (Prime Minister's
# Office, วันหยุดราชการ).
LABOUR_DAY = (5, 1)


@lru_cache(maxsize=64)
def _holidays_of(year: int, language: str) -> dict[datetime.date, str]:
    found = holidays.country_holidays("TH", years=year, language=language, categories=(PUBLIC, GOVERNMENT))
    return {day: name for day, name in found.items() if (day.month, day.day) != LABOUR_DAY}


def holiday_name(day: datetime.date, lang: str | None = None) -> str:
    """The public holiday on `day`, in `lang` or the active language; "" where it is none."""
    return _holidays_of(day.year, "th" if is_thai(lang) else "en_US").get(day, "")


def is_working_day(day: datetime.date, extra=()) -> bool:
    """Whether offices work on `day`."""
    return day.weekday() < 5 and day not in _holidays_of(day.year, "th") and day not in extra


def add_working_days(day: datetime.date, number: int, extra=()) -> datetime.date:
    """The `number`th working day after `day`, or before it if the number is negative; `day` itself for 0."""
    step = datetime.timedelta(days=1 if number > 0 else -1)
    for _each in range(abs(number)):
        day += step
        while not is_working_day(day, extra):
            day += step
    return day


def working_days_between(first: datetime.date, last: datetime.date, extra=()) -> int:
    """How many working days come after `first` up to and with `last`; 0 where `last` is not later."""
    days = (last - first).days
    return sum(is_working_day(first + datetime.timedelta(days=each), extra) for each in range(1, days + 1))


def holidays_between(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """The public holidays after `first` up to and with `last` that would have been working days."""
    days = (first + datetime.timedelta(days=each) for each in range(1, (last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and holiday_name(day)]

"""A cell of a file as the value that a column keeps: what Excel adds to what people type."""

import re
from datetime import date, datetime

from django.utils.translation import gettext as _

from cms.thai.dates import format_date
from cms.thai.typed import tidy
from cms.thai.years import ERA_PATTERN
from oit.datasets.columns import CellError, ColumnType
from oit.datasets.present import display

from .grids import Broken, Uncomputed

BUDDHIST, COMMON = "be", "ce"
# A day and a month, or a month, before a year of two digits: "5/10/66", "5 ต.ค. 66", "ต.ค. 66".
SHORT_YEAR = re.compile(
    r"(?P<start>[0-9]{1,2}( ?[/.-] ?[0-9]{1,2})? ?[/.-] ?|([0-9]{1,2} ?)?[^0-9]+?)(?P<year>[0-9]{2})"
)
ERA = re.compile(rf"(?:{ERA_PATTERN}) ?$", re.IGNORECASE)
# Excel takes the years 30 to 99, written with two digits, for 1930 to 1999.
FIRST_SHORT, LAST_SHORT = 1930, 1999
MIDDLE = 50  # years of two digits up to here are of this century, the others of the last one


class TwoEras(Exception):
    """A date that is one day in the Buddhist era and another in the common era.

    ``value`` is as written; ``readings``, {era: value as the column keeps it}.
    """

    def __init__(self, value, readings):
        super().__init__(value)
        self.value, self.readings = value, readings


def read_cell(column, value, era=None):
    """The value as the column stores it, None for nothing. Raises CellError and, without an ``era``, TwoEras.

    ``era``, "be" or "ce", says how years of two digits are meant.
    """
    if isinstance(value, Broken):
        raise CellError(
            _("The cell shows the error %(error)s. Mend the formula in Excel, or write the value itself.")
            % {"error": value.error}
        )
    if isinstance(value, Uncomputed):
        raise CellError(
            _(
                "The file does not hold the value of the formula in this cell. "
                "Open it in Excel, save it, and choose it again."
            )
        )
    if isinstance(value, date):
        return _read_moment(column, value, era)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str) and column.type in (ColumnType.DATE, ColumnType.MONTH):
        return _read_written(column, value, era)
    return column.clean(value)


def _read_moment(column, value, era):
    day = value.date() if isinstance(value, datetime) else value
    if column.type not in (ColumnType.DATE, ColumnType.MONTH):
        raise CellError(
            _(
                "Excel has made the date %(date)s of what stood here. "
                "Format the cell as text or as a number and write it again."
            )
            % {"date": format_date(day, "numeric")}
        )
    if not FIRST_SHORT <= day.year <= LAST_SHORT:
        return column.clean(_iso(column, day, day.year))
    years = {BUDDHIST: day.year + 600, COMMON: day.year}
    return _settled(column, format_date(day, "numeric", "en"), era, lambda era: _iso(column, day, years[era]))


def _iso(column, day, year):
    return (
        f"{year}-{day.month:02}" if column.type == ColumnType.MONTH else f"{year}-{day.month:02}-{day.day:02}"
    )


def _read_written(column, value, era):
    match = SHORT_YEAR.fullmatch(tidy(value))
    if match is None:
        return column.clean(value)
    short = int(match["year"])
    years = {BUDDHIST: 2500 + short, COMMON: (2000 if short <= MIDDLE else 1900) + short}
    if mark := ERA.search(match["start"].rstrip()):
        era = BUDDHIST if mark[0].casefold().startswith(("พ", "b")) else COMMON
    return _settled(column, value, era, lambda era: f"{match['start']}{years[era]}")


def _settled(column, value, era, written):
    """The value in the era that is known. What is a day in one era alone is that day."""
    if era is not None:
        return column.clean(written(era))
    readings = {}
    for each in (BUDDHIST, COMMON):
        try:
            readings[each] = column.clean(written(each))
        except CellError:
            continue
    if not readings:
        return column.clean(value)
    if len(readings) == 1:
        return next(iter(readings.values()))
    raise TwoEras(value, readings)


def era_label(column, era, value):
    """One answer to a TwoEras: the era, and the date as it would be read."""
    if era == BUDDHIST:
        return _("Buddhist era: %(date)s") % {"date": display(column, value)}
    return _("Common era: %(date)s") % {"date": display(column, value)}

"""When an item is due, and why. Pure functions: what they need to know they are given.

A month that is told is due some working days after it ends (five, unless the assignment says another number): the
manual asks for each month, and a month that is published late cannot be mended. What is asked for once is due when
entry in ITAP closes. Every Due says in a sentence how its day follows.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.thai.dates import format_date
from cms.thai.names import month_name
from cms.thai.working_days import add_working_days, holiday_name, holidays_between
from cms.thai.years import Month
from oit.editions import Event
from oit.intervals import Interval

from .calendar import YearCalendar

# Working days after a month ends.
USUAL_DAYS = 5
SOON = timedelta(days=7)


class DueState(models.TextChoices):
    OVERDUE = "overdue", gettext_lazy("Overdue")
    SOON = "soon", gettext_lazy("Due within a week")
    LATER = "later", gettext_lazy("Due later")
    NONE = "none", gettext_lazy("Nothing is due")


@dataclass(frozen=True)
class Due:
    """``day``: by which something must be published, or None. ``reason``: how that follows, a sentence.

    ``begins``: the first day of the week or month it is about; None where it is about no such time.
    """

    day: date | None
    reason: str
    begins: date | None = None

    def is_open(self, on):
        """Whether it can be done on the day ``on``; a month is announced while it runs."""
        return self.day is not None and (self.begins is None or self.begins <= on)

    def state(self, on):
        """The DueState on the day ``on``."""
        if self.day is None:
            return DueState.NONE
        if self.day < on:
            return DueState.OVERDUE
        return DueState.SOON if self.day - on <= SOON else DueState.LATER


@dataclass(frozen=True)
class Terms:
    """How an item is to be kept. ``days`` and ``day``: the assignment's own, or None.

    ``period_end``: the last day of what is assessed.
    """

    interval: Interval
    calendar: YearCalendar
    period_end: date
    days: int | None = None
    day: date | None = None


@dataclass(frozen=True)
class Progress:
    """How far an item is. ``lacking``: how many elements are missing or no longer true; ``stale``: the latter.

    ``open_months``: assessed Months that it still lacks, in their order; ``by_month``: whether it is told by month.
    ``published``: the day of its last publication, or None.
    """

    lacking: int
    stale: bool = False
    by_month: bool = False
    open_months: tuple[Month, ...] = ()
    published: date | None = None


def due_of(terms, progress, on):
    """The Due of an item on the day ``on``."""
    if terms.day and progress.lacking:
        return Due(terms.day, _("The assignment says %(day)s.") % {"day": format_date(terms.day)})
    first_month = [month_due(month, terms) for month in progress.open_months[:1]]
    if terms.interval == Interval.WEEKLY:
        return min([weekly(terms, progress, on), *first_month], key=lambda due: due.day)
    if first_month:
        return first_month[0]
    if terms.interval == Interval.MONTHLY and not progress.by_month:
        return monthly(terms, progress, on)
    if terms.interval == Interval.EACH and progress.stale:
        return Due(on, _("Something that it shows is no longer true: put it right at once."))
    if progress.lacking:
        return closing(terms)
    if terms.interval == Interval.EACH:
        return Due(None, _("Nothing is missing. It is due again when what it shows changes."))
    return Due(None, _("Nothing is missing."))


def holds_until(terms, progress, on):
    """The last day until which ``due_of`` gives the same day as on the day ``on``; None where it never turns."""
    if terms.day and progress.lacking:
        return None
    if terms.interval == Interval.WEEKLY:
        return None if progress.published else on + timedelta(days=6 - on.weekday())
    if progress.open_months:
        return None
    if terms.interval == Interval.MONTHLY and not progress.by_month:
        return None if progress.published else Month.of(on).last_day
    return on if terms.interval == Interval.EACH and progress.stale else None


def month_due(month, terms):
    """The Due of one month of an item that is told by month."""
    days = USUAL_DAYS if terms.days is None else terms.days
    return _after(month, days, terms)


def monthly(terms, progress, on):
    """Of an item that is asked for once and looked at every month: the month after its last publication."""
    if progress.published is None:
        return month_due(Month.of(on), terms)
    following = Month.of(Month.of(progress.published).last_day + timedelta(days=1))
    return month_due(following, terms)


def weekly(terms, progress, on):
    """The last working day of the week after that of the last publication; of this week where there is none."""
    of = progress.published + timedelta(days=7) if progress.published else on
    sunday = of + timedelta(days=6 - of.weekday())
    day = add_working_days(sunday + timedelta(days=1), -1, terms.calendar.days_off)
    monday = sunday - timedelta(days=6)
    if progress.published is None:
        reason = _("It is followed up every week, and was never published: by %(day)s.")
        return Due(day, reason % {"day": format_date(day)}, monday)
    reason = _("It is followed up every week, and was last published on %(last)s: again by %(day)s.")
    return Due(day, reason % {"last": format_date(progress.published), "day": format_date(day)}, monday)


def closing(terms):
    """The day by which everything must be there: entry in ITAP closes, or what is assessed ends."""
    day = terms.calendar.closing
    if day is None:
        reason = _("What is assessed ends on %(day)s. The calendar does not say when entry in ITAP closes.")
        return Due(terms.period_end, reason % {"day": format_date(terms.period_end)})
    if not terms.calendar.is_confirmed(Event.ENTRY):
        reason = _("Entry in ITAP closes on %(day)s (to be confirmed).")
    else:
        reason = _("Entry in ITAP closes on %(day)s.")
    return Due(day, reason % {"day": format_date(day)})


def _after(month, days, terms):
    end = month.last_day
    day = add_working_days(end, days, terms.calendar.days_off)
    said = {
        "month": month_name(month.month),
        "end": format_date(end),
        "number": days,
        "day": format_date(day),
        "left_out": ", ".join(_left_out(end, day, terms.calendar.days_off)),
    }
    if not days:
        reason = _("%(month)s ends on %(end)s, and must be published by then.")
    elif said["left_out"]:
        reason = ngettext(
            "%(month)s ends on %(end)s; %(number)s working day later, %(left_out)s left out, is %(day)s.",
            "%(month)s ends on %(end)s; %(number)s working days later, %(left_out)s left out, is %(day)s.",
            days,
        )
    else:
        reason = ngettext(
            "%(month)s ends on %(end)s; %(number)s working day later is %(day)s.",
            "%(month)s ends on %(end)s; %(number)s working days later is %(day)s.",
            days,
        )
    return Due(day, reason % said, month.first_day)


def _left_out(first, last, days_off):
    """The names of what lies between two days and would have been working days."""
    names = [holiday_name(day) for day in holidays_between(first, last)]
    if any(first < day <= last and day.weekday() < 5 and not holiday_name(day) for day in days_off):
        names.append(_("the station's own days off"))
    return dict.fromkeys(names)

"""How often a plan says that a task is reported on, and by which day the next report is due.

Each row of a plan has its own interval.
"""

import re
from calendar import SUNDAY
from datetime import timedelta

from django.utils.translation import gettext as _

from cms.thai.dates import format_date
from cms.thai.years import FiscalYear, Month
from oit.intervals import Interval

# How plans write them, in Thai and in English. “Every three months” is none of these.
WORDS = (
    (Interval.WEEKLY, r"(ทุก|ราย|ประจำ)สัปดาห์|สัปดาห์ละ|weekly|every week"),
    (Interval.MONTHLY, r"(ทุก|ราย|ประจำ)เดือน|เดือนละ|monthly|every month"),
    (Interval.HALF_YEARLY, r"(6|๖|หก) ?เดือน|ครึ่งปี|half-yearly|(6|six) months"),
    (Interval.YEARLY, r"(ทุก|ราย)ปี|ปี(งบประมาณ)?ละ|yearly|every year|once a (fiscal )?year"),
    (Interval.EACH, r"ทุกครั้งที่|each publication|each time"),
)


def read_interval(words):
    """The Interval that the ``words`` of a plan name, or None."""
    return next(
        (interval for interval, pattern in WORDS if re.search(pattern, words or "", re.IGNORECASE)), None
    )


def period_end(interval, day):
    """The last day of the period of the Interval in which ``day`` lies, None for one without periods.

    A week ends on Sunday; halves and years are those of the fiscal year.
    """
    year = FiscalYear.of(day)
    match interval:
        case Interval.WEEKLY:
            return day + timedelta(days=SUNDAY - day.weekday())
        case Interval.MONTHLY:
            return Month.of(day).last_day
        case Interval.HALF_YEARLY:
            half = year.first_half[-1].last_day
            return half if day <= half else year.last_day
        case Interval.YEARLY:
            return year.last_day
    return None


def next_due(interval, starts, last, until):
    """``(day or None, reason)``: by when the next report is due, and a sentence that shows how the day follows.

    ``starts``: the day from which reports are expected. ``last``: of the last report, or None. ``until``: the day
    by which the task itself is due, or None; no report is due later.
    """
    first = period_end(interval, starts)
    if first is None:
        return until, _("This is the day by which the task is to be done.") if until else ""
    end = period_end(interval, period_end(interval, last) + timedelta(days=1)) if last else first
    if until and until < end:
        return until, _("This is the day by which the task is to be done.")
    words = {"interval": Interval(interval).label, "end": format_date(end)}
    if last:
        return end, _("%(interval)s: last reported on %(last)s; the next period ends on %(end)s.") % {
            **words,
            "last": format_date(last),
        }
    return end, _("%(interval)s: expected since %(start)s; that period ends on %(end)s.") % {
        **words,
        "start": format_date(starts),
    }

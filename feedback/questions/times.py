"""How long answers took, in working days, month by month, with the arithmetic that anyone can follow.

A question counts for the month in which it was received. Counted are the working days after the day on which it came,
up to and with the day of the answer: an answer on the same day took 0 days. Weekends, the public holidays of
government offices (``cms.thai.working_days``) and the station's own days off are left out. Spam is not counted, nor
what nobody has looked at yet.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models.days_off import days_off_of
from cms.thai.working_days import (
    add_working_days,
    holiday_name,
    holidays_between,
    is_working_day,
    working_days_between,
)
from cms.thai.years import Month

from .models import Question
from .states import QuestionState

MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Took:
    """One answer: the day it was asked for and the day it was given. ``days_off``: the station's own."""

    received: date
    answered: date
    days_off: frozenset[date] = frozenset()

    @property
    def working_days(self):
        return working_days_between(self.received, self.answered, self.days_off)

    @property
    def days(self):
        """Days of the calendar."""
        return (self.answered - self.received).days

    @property
    def holidays(self):
        """The holidays and days off between that were no days of a weekend, as ``(day, name)``."""
        public = [(day, holiday_name(day)) for day in holidays_between(self.received, self.answered)]
        own = [
            (day, _("the station's own day off"))
            for day in self.days_off
            if self.received < day <= self.answered and is_working_day(day)
        ]
        return sorted([*public, *own])

    @property
    def weekend_days(self):
        return self.days - self.working_days - len(self.holidays)


@dataclass
class MonthOfAnswers:
    """What was received in one month, and what became of it. ``promise``: in working days."""

    month: Month
    promise: int
    took: list[Took] = field(default_factory=list)
    declined: int = 0
    waiting: int = 0
    late: int = 0

    @property
    def received(self):
        return len(self.took) + self.declined + self.waiting

    @property
    def answered(self):
        return len(self.took)

    @property
    def in_time(self):
        return sum(each.working_days <= self.promise for each in self.took)

    @property
    def total_days(self):
        """The working days of all answers, added up."""
        return sum(each.working_days for each in self.took)

    @property
    def mean_days(self):
        """Working days an answer, or None where there is no answer."""
        return self.total_days / self.answered if self.took else None


def answer_times(site, promise, on=None):
    """A MonthOfAnswers for each of the last MONTHS_SHOWN months in which something was received, the newest first."""
    on = on or timezone.localdate()
    months, days_off = {}, days_off_of(site)
    found = Question.objects.of_station(site).looked_at().exclude(state=QuestionState.SPAM)
    for received_at, answered_at, state in found.order_by("received_at").values_list(
        "received_at", "answered_at", "state"
    ):
        received = timezone.localdate(received_at)
        month = months.setdefault(Month.of(received), MonthOfAnswers(Month.of(received), promise))
        if answered_at:
            month.took.append(Took(received, timezone.localdate(answered_at), days_off))
        elif state == QuestionState.DECLINED:
            month.declined += 1
        else:
            month.waiting += 1
            month.late += add_working_days(received, promise, days_off) < on
    return [months[month] for month in sorted(months, reverse=True)[:MONTHS_SHOWN]]

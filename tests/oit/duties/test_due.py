"""When an item is due: over the ends of months and years, over holidays, and why, in both languages."""

from datetime import date

import pytest
from django.utils.translation import override

from cms.thai.years import FiscalYear, Month
from oit.duties.calendar import YearCalendar
from oit.duties.due import Due, DueState, Progress, Terms, due_of, month_due
from oit.editions import Event, Window
from oit.intervals import Interval

YEAR = FiscalYear(2567)
PERIOD_END = date(2024, 3, 31)
ENTRY = {Event.ENTRY: Window(date(2024, 4, 1), date(2024, 4, 30))}


def terms(interval=Interval.MONTHLY, windows=ENTRY, confirmed=(Event.ENTRY,), off=(), **own):
    calendar = YearCalendar(windows, frozenset(confirmed), frozenset(off))
    return Terms(interval, calendar, PERIOD_END, **own)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("2023-10", date(2023, 11, 7)),
        ("2023-11", date(2023, 12, 8)),  # the 5th of December is a holiday
        ("2023-12", date(2024, 1, 8)),  # over the new year
        ("2024-02", date(2024, 3, 7)),  # a leap year
        ("2024-03", date(2024, 4, 5)),
    ],
)
def test_a_month_is_due_on_the_fifth_working_day_after_it(month, day):
    assert month_due(Month.from_iso(month), terms()).day == day


def test_the_arithmetic_is_shown():
    due = month_due(Month(2024, 3), terms(days=7))
    assert due.day == date(2024, 4, 10)
    assert due.reason == (
        "March ends on 31 March 2024; 7 working days later, Chakri Memorial Day (in lieu) left out, is 10 April 2024."
    )
    assert month_due(Month(2024, 3), terms()).reason == (
        "March ends on 31 March 2024; 5 working days later is 5 April 2024."
    )
    with override("th"):
        thai = month_due(Month(2024, 3), terms(days=7)).reason
        assert "10 เมษายน 2567" in thai
        assert "จักรี" in thai


def test_the_stations_own_days_off_count():
    due = month_due(Month(2024, 3), terms(off=[date(2024, 4, 2)]))
    assert due.day == date(2024, 4, 9)
    assert "the station's own days off" in due.reason


def test_an_own_number_of_days_and_none_at_all():
    assert month_due(Month(2024, 1), terms(days=1)).day == date(2024, 2, 1)
    assert month_due(Month(2024, 1), terms(days=0)).day == date(2024, 1, 31)


def test_a_monthly_item_is_due_by_its_first_open_month():
    progress = Progress(lacking=1, by_month=True, open_months=(Month(2023, 12), Month(2024, 1)))
    assert due_of(terms(), progress, date(2024, 1, 3)).day == date(2024, 1, 8)


def test_a_monthly_item_that_has_its_months_and_lacks_something_else():
    progress = Progress(lacking=1, by_month=True)
    assert due_of(terms(), progress, date(2024, 4, 3)).day == date(2024, 4, 30)


@pytest.mark.parametrize("interval", [Interval.HALF_YEARLY, Interval.YEARLY, Interval.EACH])
def test_what_is_asked_for_once_is_due_when_entry_closes(interval):
    due = due_of(terms(interval), Progress(lacking=2), date(2024, 1, 3))
    assert (due.day, due.reason) == (date(2024, 4, 30), "Entry in ITAP closes on 30 April 2024.")


def test_a_closing_day_that_is_not_confirmed_is_told_so():
    due = due_of(terms(Interval.YEARLY, confirmed=()), Progress(lacking=2), date(2024, 1, 3))
    assert due.reason == "Entry in ITAP closes on 30 April 2024 (to be confirmed)."


def test_without_a_closing_day_the_assessed_period_counts():
    due = due_of(terms(Interval.YEARLY, windows={}), Progress(lacking=2), date(2024, 1, 3))
    assert due.day == PERIOD_END


def test_nothing_is_due_of_what_is_complete():
    for interval in (Interval.HALF_YEARLY, Interval.YEARLY, Interval.EACH):
        assert due_of(terms(interval), Progress(lacking=0), date(2024, 1, 3)).day is None
    told = Progress(lacking=0, by_month=True)
    assert due_of(terms(), told, date(2024, 1, 3)).state(date(2024, 1, 3)) == DueState.NONE


def test_what_is_no_longer_true_is_due_at_once():
    on = date(2024, 1, 3)
    assert due_of(terms(Interval.EACH), Progress(lacking=1, stale=True), on).day == on


def test_an_own_day():
    due = due_of(terms(Interval.YEARLY, day=date(2024, 2, 15)), Progress(lacking=1), date(2024, 1, 3))
    assert (due.day, due.reason) == (date(2024, 2, 15), "The assignment says 15 February 2024.")


def test_every_week():
    weekly = terms(Interval.WEEKLY)
    on = date(2024, 4, 3)
    assert due_of(weekly, Progress(0), on).day == date(2024, 4, 5)
    # Published in the week before Songkran, whose Friday the Cabinet gave free.
    published = Progress(0, published=date(2024, 4, 2))
    due = due_of(weekly, published, date(2024, 4, 8))
    assert due.day == date(2024, 4, 11)
    assert not due.is_open(on)
    assert due.is_open(date(2024, 4, 8))
    assert due.state(date(2024, 4, 15)) == DueState.OVERDUE


def test_an_item_without_months_that_is_followed_up_every_month():
    progress = Progress(0, published=date(2023, 12, 20))
    due = due_of(terms(), progress, date(2024, 1, 10))
    assert due.day == date(2024, 2, 7)
    assert "January ends on 31 January 2024" in due.reason


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2024, 4, 6), DueState.OVERDUE),
        (date(2024, 4, 5), DueState.SOON),
        (date(2024, 3, 29), DueState.SOON),
        (date(2024, 3, 28), DueState.LATER),
    ],
)
def test_states(on, state):
    assert Due(date(2024, 4, 5), "").state(on) == state

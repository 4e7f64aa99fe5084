"""Until when the day by which an item is due stays the same, if nobody does anything."""

from datetime import date, timedelta
from itertools import product

import pytest

from cms.thai.years import Month
from oit.duties.calendar import YearCalendar
from oit.duties.due import Progress, Terms, due_of, holds_until
from oit.intervals import Interval

ON = date(2024, 2, 14)
LATER = 60  # days


@pytest.mark.parametrize("interval", list(Interval))
def test_the_day_holds_as_long_as_it_is_said_to(interval):
    """Whatever else is known of the item."""
    ways = product(
        (None, ON), (0, 2), (False, True), (False, True), ((), (Month.of(ON),)), (None, date(2024, 3, 1))
    )
    for day, lacking, stale, by_month, months, published in ways:
        terms = Terms(interval, YearCalendar({}), date(2024, 3, 31), day=day)
        progress = Progress(lacking, stale, by_month, months, published)
        until = holds_until(terms, progress, ON) or ON + timedelta(days=LATER)
        days = {due_of(terms, progress, ON + timedelta(days=n)).day for n in range((until - ON).days + 1)}
        assert len(days) == 1, (terms, progress)


def test_it_is_said_only_where_the_day_moves():
    terms = Terms(Interval.WEEKLY, YearCalendar({}), date(2024, 3, 31))
    assert holds_until(terms, Progress(2), ON) == date(2024, 2, 18)
    assert holds_until(terms, Progress(2, published=ON), ON) is None

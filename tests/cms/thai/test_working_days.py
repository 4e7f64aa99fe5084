"""Working days of Thai offices: weekends, public holidays, and days off that a station declares."""

from datetime import date

import pytest

from cms.thai.working_days import (
    add_working_days,
    holiday_name,
    holidays_between,
    is_working_day,
    working_days_between,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 4, 5), True),
        (date(2024, 4, 6), False),  # Chakri Day, a Saturday
        (date(2024, 4, 8), False),  # the Monday in its place
        (date(2024, 4, 12), False),  # announced by the Cabinet for 2567
        (date(2024, 4, 16), False),  # in place of a Songkran day
        (date(2024, 5, 1), True),  # Labour Day is not a holiday of government offices
        (date(2024, 5, 10), False),  # Royal Ploughing Ceremony
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), False),
    ],
)
def test_is_working_day(day, works):
    assert is_working_day(day) is works


def test_a_day_off_of_the_stations_own():
    assert is_working_day(date(2024, 2, 8))
    assert not is_working_day(date(2024, 2, 8), extra={date(2024, 2, 8)})


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2024, 3, 31), 5, date(2024, 4, 5)),
        (date(2024, 4, 5), 1, date(2024, 4, 9)),
        (date(2024, 4, 11), 1, date(2024, 4, 17)),  # over Songkran
        (date(2023, 12, 28), 1, date(2024, 1, 2)),  # over the new year
        (date(2024, 1, 2), -1, date(2023, 12, 28)),
        (date(2024, 4, 6), 0, date(2024, 4, 6)),
    ],
)
def test_add_working_days(day, number, expected):
    assert add_working_days(day, number) == expected


def test_own_days_off_are_passed_over():
    assert add_working_days(date(2024, 3, 31), 5, extra={date(2024, 4, 3)}) == date(2024, 4, 9)


def test_between_counts_the_last_day_and_not_the_first():
    assert working_days_between(date(2024, 4, 5), date(2024, 4, 9)) == 1
    assert working_days_between(date(2023, 12, 28), date(2024, 1, 2)) == 1
    assert working_days_between(date(2024, 4, 9), date(2024, 4, 9)) == 0
    assert working_days_between(date(2024, 4, 9), date(2024, 4, 1)) == 0


def test_holidays_are_named_in_both_languages():
    assert holidays_between(date(2024, 4, 5), date(2024, 4, 11)) == [date(2024, 4, 8)]
    assert "จักรี" in holiday_name(date(2024, 4, 6), "th")
    assert "Chakri" in holiday_name(date(2024, 4, 6), "en")
    assert holiday_name(date(2024, 4, 5), "en") == ""

"""By which day the next report of a task is due."""

from datetime import date

import pytest
from django.utils.translation import override

from oit.intervals import Interval
from oit.tasks.intervals import next_due, period_end, read_interval

STARTS = date(2023, 11, 6)


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("ทุกสัปดาห์", Interval.WEEKLY),
        ("รายเดือน", Interval.MONTHLY),
        ("เดือนละ 1 ครั้ง", Interval.MONTHLY),
        ("ทุก 6 เดือน", Interval.HALF_YEARLY),
        ("รอบ ๖ เดือน", Interval.HALF_YEARLY),
        ("ปีงบประมาณละ 1 ครั้ง", Interval.YEARLY),
        ("Monthly", Interval.MONTHLY),
        ("ทุกครั้งที่มีการเผยแพร่", Interval.EACH),
        ("ทุก 3 เดือน", None),
        ("ตลอดปีงบประมาณ", None),
        ("", None),
        (None, None),
    ],
)
def test_how_plans_write_an_interval(words, interval):
    assert read_interval(words) == interval


@pytest.mark.parametrize(
    ("interval", "day", "end"),
    [
        (Interval.WEEKLY, date(2023, 12, 31), date(2023, 12, 31)),
        (Interval.WEEKLY, date(2024, 1, 1), date(2024, 1, 7)),
        (Interval.MONTHLY, date(2024, 2, 1), date(2024, 2, 29)),
        (Interval.HALF_YEARLY, date(2024, 3, 31), date(2024, 3, 31)),
        (Interval.HALF_YEARLY, date(2024, 4, 1), date(2024, 9, 30)),
        (Interval.YEARLY, date(2023, 10, 1), date(2024, 9, 30)),
        (Interval.ONCE, date(2023, 10, 1), None),
        (Interval.EACH, date(2023, 10, 1), None),
        (None, date(2023, 10, 1), None),
    ],
)
def test_where_a_period_ends(interval, day, end):
    assert period_end(interval, day) == end


@pytest.mark.parametrize(
    ("interval", "last", "until", "due"),
    [
        (Interval.MONTHLY, None, None, date(2023, 11, 30)),
        (Interval.MONTHLY, date(2023, 12, 31), None, date(2024, 1, 31)),
        (Interval.MONTHLY, date(2024, 1, 5), date(2024, 2, 10), date(2024, 2, 10)),
        (Interval.YEARLY, date(2024, 9, 30), None, date(2025, 9, 30)),
        (Interval.ONCE, None, date(2024, 3, 31), date(2024, 3, 31)),
        (None, None, None, None),
    ],
)
def test_when_the_next_report_is_due(interval, last, until, due):
    assert next_due(interval, STARTS, last, until)[0] == due


def test_the_day_is_explained():
    with override("en"):
        _day, reason = next_due(Interval.MONTHLY, STARTS, date(2024, 1, 5), None)
    assert reason == "Monthly: last reported on 5 January 2024; the next period ends on 29 February 2024."

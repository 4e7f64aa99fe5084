"""The station's own days off are no working days of an answer."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from cms.models import DayOff
from feedback.models import Question
from feedback.questions.times import Took, answer_times

pytestmark = pytest.mark.django_db
# A Thursday.
RECEIVED = date(2024, 2, 1)


@pytest.fixture
def waiting(station):
    DayOff.objects.create(site=station, day=date(2024, 2, 2), name="งานประจำปีของจังหวัด")
    return Question.objects.create(
        site=station, text="ทำบัตรหาย", received_at=timezone.make_aware(datetime(2024, 2, 1, 10))
    )


def test_the_promised_day_comes_later(waiting, station, other_station):
    days_off = frozenset([date(2024, 2, 2)])
    assert waiting.due_on(1, ()) == date(2024, 2, 2)
    assert waiting.due_on(1, days_off) == date(2024, 2, 5)


def test_nobody_is_called_late_on_a_day_off(waiting, station):
    (month,) = answer_times(station, 1, on=date(2024, 2, 5))
    assert month.late == 0
    (month,) = answer_times(station, 1, on=date(2024, 2, 6))
    assert month.late == 1


def test_the_arithmetic_shows_the_day_off():
    took = Took(RECEIVED, date(2024, 2, 5), frozenset([date(2024, 2, 2), date(2024, 2, 3)]))
    assert took.working_days == 1
    assert (took.days, took.weekend_days, len(took.holidays)) == (4, 2, 1)

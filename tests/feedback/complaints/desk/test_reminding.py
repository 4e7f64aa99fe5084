"""The mail that something may be waiting."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from cms.mail.models import QueuedMail
from cms.models import DayOff
from feedback.complaints.desk.reminding import remind
from tests.feedback.complaints.conftest import REPORT

pytestmark = pytest.mark.django_db


def at(day, hour=9):
    return timezone.make_aware(datetime(2024, 3, day, hour))


def test_all_officers_get_the_same_mail_once_also_those_concerned(first, enrol, send):
    enrol("concerned", first, position="สว.สส.")
    number = send(concerns=["สว.สส."]).case.number
    for _ in range(2):
        remind(at(4))
    mails = list(QueuedMail.objects.all())
    assert sorted(mail.to for mail in mails) == ["concerned@example.org", "first@example.org"]
    assert len({(mail.subject, mail.body) for mail in mails}) == 1
    for secret in (number, REPORT["what"]):
        assert secret not in mails[0].subject + mails[0].body


def test_the_next_mail_waits_for_something_new(first, send):
    send()
    remind(at(4))
    remind(at(5))
    assert QueuedMail.objects.count() == 1
    send()
    remind(at(6))
    assert QueuedMail.objects.count() == 2


def test_no_mail_on_the_stations_own_day_off(first, send, station, other_station):
    DayOff.objects.create(site=other_station, day=date(2024, 3, 5), name="งานประจำปี")
    DayOff.objects.create(site=station, day=date(2024, 3, 4), name="งานประจำปี")
    send()
    remind(at(4))
    assert not QueuedMail.objects.exists()
    remind(at(5))
    assert QueuedMail.objects.exists()


@pytest.mark.parametrize("when", [at(4, hour=3), at(3)])
def test_no_mail_at_night_or_on_a_sunday(first, send, when):
    send()
    remind(when)
    assert not QueuedMail.objects.exists()

"""What was kept long enough is erased, and the log says so without saying what it was."""

import datetime

import pytest
from django.db import DatabaseError
from django.utils import timezone
from wagtail.log_actions import log

from cms.mail.models import QueuedMail
from cms.mail.queue import queue_mail
from cms.privacy.models import Erasure, ErasureReason, PrivacySettings
from cms.privacy.retention import erase_now, erase_old
from cms.tick import jobs

from .conftest import Letter

pytestmark = pytest.mark.django_db


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


def test_what_is_older_than_the_usual_time_is_erased_by_the_tick(letter):
    letter(received_at=days_ago(366))
    young = letter(received_at=days_ago(364))
    jobs.run()
    assert list(Letter.objects.all()) == [young]
    (line,) = Erasure.objects.all()
    assert (line.kind, line.number, line.reason, line.by) == ("letter", 1, ErasureReason.AGE, None)


def test_a_station_may_keep_it_shorter_and_others_are_not_concerned(letter, station, other_station):
    settings = PrivacySettings.for_site(station)
    settings.days = {"letter": 90}
    settings.save()
    letter(received_at=days_ago(91))
    theirs = letter(received_at=days_ago(91), site=other_station)
    erase_old()
    assert list(Letter.objects.all()) == [theirs]
    assert [line.site for line in Erasure.objects.all()] == [station]


def test_what_was_published_stays_without_its_sender(letter):
    old = letter(received_at=days_ago(400), published_text="ไฟถนนดับแจ้งที่ไหน")
    erase_old()
    old.refresh_from_db()
    assert (old.text, old.email, old.published_text) == ("", "", "ไฟถนนดับแจ้งที่ไหน")
    assert timezone.localdate(old.erased_at) == timezone.localdate()
    erase_old()
    assert Erasure.objects.count() == 1


def test_nothing_of_the_entry_is_left_in_mails_and_logs(letter, supervisor_user):
    entry = letter()
    other = letter("เรื่องอื่น")
    for each in (entry, other):
        queue_mail(each.site, each.email, "คำตอบ", f"เรื่อง {each.text}", about=each)
    written = log(instance=entry, action="wagtail.edit", user=supervisor_user)
    erase_now([entry], ErasureReason.REQUEST, supervisor_user)
    assert [mail.object_id for mail in QueuedMail.objects.all()] == [other.pk]
    written.refresh_from_db()
    assert "บ้านเลขที่ 12" not in written.label
    (line,) = Erasure.objects.all()
    assert (line.reason, line.by) == (ErasureReason.REQUEST, supervisor_user)
    assert "บ้านเลขที่ 12" not in "".join(str(value) for value in vars(line).values())


def test_one_entry_that_cannot_be_erased_does_not_keep_the_others(letter, monkeypatch):
    stuck = letter(received_at=days_ago(400))
    letter(received_at=days_ago(401))
    erase = Letter.erase

    def erase_or_fail(self):
        if self.pk == stuck.pk:
            raise DatabaseError("locked")
        erase(self)

    monkeypatch.setattr(Letter, "erase", erase_or_fail)
    erase_old()
    assert list(Letter.objects.all()) == [stuck]
    assert Erasure.objects.get().number == 1

"""Guessing passphrases is slowed, and locks nobody out."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from feedback.complaints import guessing, holders
from feedback.complaints.models import FailedTries
from feedback.complaints.sealing import stretching
from feedback.complaints.sealing.wrapping import BadRecoveryKey, WrongPassphrase, new_recovery_key

from .conftest import PASSPHRASE

pytestmark = pytest.mark.django_db
WRONG = "ข้าวเหนียวทุเรียน"


def guess(officer, times=1):
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            holders.open_with_passphrase(officer.holder, WRONG)


def wait(**duration):
    for tries in FailedTries.objects.all():
        tries.last_at -= timedelta(**duration)
        tries.save()


def test_the_pause_grows_and_ends_at_a_quarter_of_an_hour():
    seconds = [guessing.pause_after(number).total_seconds() for number in (0, 2, 3, 4, 5, 9, 500)]
    assert seconds == [0, 0, 15, 30, 60, 900, 900]


def test_after_three_wrong_ones_even_the_right_one_waits(first):
    guess(first, 3)
    cache.clear()
    with pytest.raises(guessing.TooSoon):
        holders.open_with_passphrase(first.holder, PASSPHRASE)
    wait(seconds=15)
    assert holders.open_with_passphrase(first.holder, PASSPHRASE)
    assert guessing.failures(first.holder) == 0


def test_trying_during_a_pause_does_not_lengthen_it(first):
    guess(first, 3)
    before = FailedTries.objects.get()
    for _ in range(5):
        with pytest.raises(guessing.TooSoon):
            holders.open_with_passphrase(first.holder, WRONG)
    after = FailedTries.objects.get()
    assert (after.number, after.last_at) == (before.number, before.last_at)


def test_however_many_were_tried_the_holder_is_in_after_a_quarter_of_an_hour(first):
    FailedTries.objects.create(
        holder=first.holder,
        means="passphrase",
        number=100_000,
        last_at=timezone.now() - timedelta(minutes=15),
    )
    assert holders.open_with_passphrase(first.holder, PASSPHRASE)


def test_the_recovery_key_still_opens_when_the_passphrase_was_guessed_at(first):
    guess(first, 3)
    assert holders.recover(first.holder, first.recovery_key, "ปลาทูแม่กลอง หน้างอคอหัก")


def test_recovery_keys_are_counted_too_but_not_slips_of_the_pen(first):
    for _ in range(5):
        with pytest.raises(BadRecoveryKey):
            holders.recover(first.holder, "AAAA", "ปลาทูแม่กลอง หน้างอคอหัก")
    for _ in range(3):
        assert not holders.is_recovery_key(first.holder, new_recovery_key())
    with pytest.raises(guessing.TooSoon):
        holders.recover(first.holder, first.recovery_key, "ปลาทูแม่กลอง หน้างอคอหัก")
    assert holders.open_with_passphrase(first.holder, PASSPHRASE)


def test_a_colleague_does_not_wait(first, second):
    guess(first, 3)
    assert holders.open_with_passphrase(second.holder, PASSPHRASE)


def test_what_was_not_tried_does_not_count(first, monkeypatch):
    def busy(*args):
        raise stretching.Busy

    monkeypatch.setattr("feedback.complaints.holders.unwrap", busy)
    for _ in range(5):
        with pytest.raises(stretching.Busy):
            holders.open_with_passphrase(first.holder, PASSPHRASE)
    assert guessing.failures(first.holder) == 0


def test_a_day_later_the_count_begins_anew(first):
    guess(first, 3)
    wait(days=1)
    guess(first)
    assert guessing.failures(first.holder) == 1

"""What comes often from one place is accepted and waits; no address is stored."""

import datetime

import pytest
from django.utils import timezone

from cms.public_forms import limits
from cms.public_forms.forms import Unproven
from cms.public_forms.models import SenderCount, SpentProof
from tests.traces import found_in, table_bytes

pytestmark = pytest.mark.django_db

HOSPITAL = "198.51.100.20"


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(limits, "MANY", 2)
    monkeypatch.setattr(limits, "FLOOD", 4)


def test_many_from_one_hospital_are_all_accepted_and_the_later_ones_wait(send, solved):
    forms = [send(solved(), address=HOSPITAL) for _number in range(6)]
    assert all(form.is_valid() for form in forms)
    assert [form.why_unproven for form in forms] == ["", "", *[Unproven.MANY] * 4]
    assert not send(solved(), address="198.51.100.21").is_unproven


def test_a_flood_without_proof_is_asked_to_wait_and_keeps_what_was_typed(send, solved):
    forms = [send(address=HOSPITAL) for _number in range(5)]
    assert [form.is_valid() for form in forms] == [True] * 4 + [False]
    assert forms[-1].data["letter"] == "ไฟถนนดับ"
    assert send(solved(), address=HOSPITAL).is_valid()


def test_another_station_counts_for_itself(send, solved, other_station):
    for _number in range(3):
        send(solved(), address=HOSPITAL)
    theirs = send(solved(site=other_station), address=HOSPITAL, host=other_station.hostname)
    assert not theirs.is_unproven


def test_all_addresses_of_a_home_are_one_sender(send):
    for end in ("1", "2", "ffff:1"):
        send(address=f"2001:db8:0:7::{end}")
    assert SenderCount.objects.get().number == 3


def test_a_forged_address_changes_nothing_without_a_proxy(send):
    for number in range(3):
        send(address=HOSPITAL, **{"x-forwarded-for": f"192.0.2.{number}"})
    assert SenderCount.objects.get().number == 3


def test_behind_the_proxy_the_address_that_it_wrote_counts(send, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(3):
        send(address="10.0.0.1", **{"x-forwarded-for": f"192.0.2.9, 192.0.2.{number}"})
    assert SenderCount.objects.count() == 3


def test_the_database_cannot_tell_which_address_was_counted(send, monkeypatch):
    """Neither does its backup: the key is in memory alone, and another one after a restart and on the next day."""
    send(address=HOSPITAL)
    count = SenderCount.objects.get()
    assert HOSPITAL not in f"{count.sender}{count.hour}"
    (key,) = limits._keys.values()
    assert found_in({"database": table_bytes()}, [key, HOSPITAL]) == []
    monkeypatch.setattr(limits, "_keys", {})
    send(address=HOSPITAL)
    assert SenderCount.objects.exclude(sender=count.sender).exists()
    assert limits._key_of(timezone.localdate() + datetime.timedelta(days=1)) != limits._key_of(
        timezone.localdate()
    )


def test_when_a_form_was_sent_is_not_noted_to_the_minute(send, solved):
    assert send(solved()).is_valid()
    noted = SpentProof.objects.get().spent_at
    assert (noted.minute, noted.second, noted.microsecond) == (0, 0, 0)
    assert noted > timezone.now()


def test_counts_of_earlier_days_are_forgotten(send):
    send(address=HOSPITAL)
    limits.prune()
    assert SenderCount.objects.exists()
    limits.prune(timezone.now() + datetime.timedelta(days=2))
    assert not SenderCount.objects.exists()

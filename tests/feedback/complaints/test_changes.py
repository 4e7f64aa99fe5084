"""What happens to keys stands in the log of the station, without a secret."""

import json

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from feedback.complaints import changes, holders
from feedback.complaints.changes import Change

from .conftest import PASSPHRASE

pytestmark = pytest.mark.django_db
NEW = "ปลาทูแม่กลอง หน้างอคอหัก"


def noted(station, kind="corruption"):
    return [Change(one.action) for one in changes.changes_of(station, kind)]


def latest(station):
    return changes.changes_of(station, "corruption")[0]


def test_a_key_that_was_set_up_and_let_in(station, first, second):
    assert noted(station) == [Change.COUNTERSIGNED, Change.ENROLLED, Change.ENROLLED]
    entry = latest(station)
    assert entry.user == first.holder.user
    assert entry.data["officer"] == str(second.holder)
    assert entry.data["fingerprint"] == second.holder.fingerprint


def test_each_later_change_is_one_entry(station, first, second):
    holders.change_passphrase(second.key, NEW)
    assert noted(station)[0] == Change.PHRASE
    holders.renew_recovery_key(second.key)
    assert noted(station)[0] == Change.RECOVERY_KEY
    holders.recover(first.holder, first.recovery_key, NEW)
    assert noted(station)[0] == Change.RECOVERED
    before = len(noted(station))
    new, _ = holders.rotate(second.key, NEW)
    assert noted(station)[0] == Change.REPLACED
    assert len(noted(station)) == before + 1
    first.holder.refresh_from_db()
    holders.remove(new.holder, first.key)
    assert noted(station)[0] == Change.REMOVED
    assert latest(station).data["officer"] == str(new.holder)


def test_what_was_refused_is_not_noted(station, first, enrol):
    waiting, other = enrol("waiting"), enrol("other")
    before = noted(station)
    with pytest.raises(holders.NotActive):
        holders.countersign(other.holder, waiting.key)
    assert noted(station) == before


def test_other_rooms_do_not_see_it(first, enrol, station, other_station):
    enrol("investigator", kind="tip")
    assert noted(station) == [Change.ENROLLED]
    assert noted(other_station) == []


def test_no_secret_is_noted(station, first, second):
    holders.rotate(second.key, NEW)
    written = json.dumps(list(ModelLogEntry.objects.values_list("data", flat=True)), ensure_ascii=False)
    for secret in (PASSPHRASE, NEW, first.recovery_key, second.recovery_key, second.key.secret.seed.hex()):
        assert secret not in written


def test_the_administrators_report_shows_it(client_for, admin_user, first, second):
    page = client_for(admin_user).get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert str(second.holder) in page

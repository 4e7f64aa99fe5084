import pytest
from django.core.management import CommandError, call_command

from feedback.complaints import holders
from feedback.complaints.models import Case

pytestmark = pytest.mark.django_db


def test_keys_are_not_forgotten_by_mistake(station, first):
    with pytest.raises(CommandError, match="unreadable-for-ever"):
        call_command("forget_complaint_keys", station.hostname, "corruption")
    assert holders.active_holders(station, "corruption") == [first.holder]


def test_a_station_that_lost_every_key_can_begin_anew(station, enrol, first, second, send, capsys):
    investigator = enrol("investigator", kind="tip")
    send()
    call_command("forget_complaint_keys", station.hostname, "corruption", unreadable_for_ever=True)
    assert holders.active_holders(station, "corruption") == []
    assert holders.active_holders(station, "tip") == [investigator.holder]
    assert Case.objects.count() == 1
    new = enrol("new")
    assert holders.active_holders(station, "corruption") == [new.holder]

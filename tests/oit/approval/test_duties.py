"""What waits is work of those who approve, and other screens can ask since when."""

from datetime import date

import pytest

from oit.approval.states import waiting
from oit.duties.sources import sources

from .conftest import answer, review_address, submit

pytestmark = pytest.mark.django_db


def duties(site):
    return [
        duty
        for source in sources()
        for duty in source.open(site, date(2024, 3, 31))
        if "approval" in duty.key
    ]


def test_a_page_that_waits_is_a_duty_of_each_approver(
    o15, officer, supervisor, supervisor_user, station, other_station
):
    assert duties(station) == []
    submit(officer, o15)
    (duty,) = duties(station)
    assert duty.person == supervisor_user
    assert duty.address == review_address(o15)
    assert "O15" in duty.title
    assert duties(other_station) == []
    answer(supervisor, o15)
    assert duties(station) == []


def test_since_when_a_page_waits(o15, officer, station, other_station):
    assert waiting(station) == {}
    submit(officer, o15)
    assert waiting(station) == {o15.pk: o15.current_workflow_state.created_at}
    assert waiting(other_station) == {}


def test_where_nobody_can_approve_it_is_still_told(o15, officer, supervisor_user, station):
    supervisor_user.is_active = False
    supervisor_user.save()
    submit(officer, o15)
    assert [duty.person for duty in duties(station)] == [None]

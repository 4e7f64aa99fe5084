"""O17 filled in from the register of complaints."""

from datetime import date

import pytest
from django.urls import reverse

from cms.models.stations import Role
from feedback.complaints.models import Case, OtherChannelCount
from oit.complaint_figures import Figures
from oit.models import ComplaintChannelsPage
from tests.conftest import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(station):
    return ComplaintChannelsPage.objects.descendant_of(station.root_page).first()


@pytest.fixture
def address(page):
    return reverse("readiness:complaint_figures", args=[page.pk])


@pytest.fixture
def officer(client_for, officer_user):
    return client_for(officer_user)


def draft_of(page):
    return ComplaintChannelsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def receive(station, month, lookup, **facts):
    return Case.objects.create(
        site=station, kind="corruption", month=month, lookup=lookup, number=f"K-{lookup}", **facts
    )


def test_the_figures_go_into_the_draft_and_not_before_the_public(station, page, officer, address):
    receive(station, "2023-10", "1", state="finished", closed_month="2023-11")
    receive(station, "2023-11", "2")
    OtherChannelCount.objects.create(site=station, month="2023-11", channel="1599", received=2, finished=1)
    assert officer.post(address).status_code == 302
    draft = draft_of(page)
    rows = {row["month"]: (row["received"], row["finished"], row["in_progress"]) for row in draft.complaints}
    assert (rows["2023-10"], rows["2023-11"]) == ((1, 0, 1), (3, 2, 2))
    assert not draft.no_complaints
    page.refresh_from_db()
    assert page.complaints == []


def test_a_tip_off_is_no_corruption_complaint(station, page):
    Case.objects.create(site=station, kind="tip", month="2023-10", lookup="1", number="K-1")
    assert Figures.of(page, date(2024, 3, 15)).are_nil


def test_nothing_at_all_is_stated_in_words(page, officer, address):
    officer.post(address)
    draft = draft_of(page)
    assert draft.no_complaints
    assert draft.complaints == []
    assert draft.as_of == date(2024, 9, 30)


def test_only_months_that_are_over_count(page):
    figures = Figures.of(page, date(2023, 12, 31))
    assert [one.month for one in figures.counts] == ["2023-10", "2023-11"]
    assert figures.as_of == date(2023, 11, 30)


def test_taking_over_again_keeps_the_rows_of_the_same_months(station, page, officer, address):
    receive(station, "2023-10", "1")
    officer.post(address)
    before = {row["month"]: row["id"] for row in draft_of(page).complaints}
    officer.post(address)
    assert before
    assert {row["month"]: row["id"] for row in draft_of(page).complaints} == before


def test_complaint_officers_and_other_stations_do_not_get_there(client_for, station, other_station, address):
    for where, role in ((station, Role.COMPLAINTS), (other_station, Role.OFFICER)):
        client = client_for(make_user(f"{role}-{where.pk}", where, role))
        assert client.post(address).status_code in (302, 403, 404)
    page = ComplaintChannelsPage.objects.descendant_of(station.root_page).first()
    assert draft_of(page).as_of is None


def test_the_page_leads_there(officer, page, address):
    response = officer.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert address in response.content.decode()

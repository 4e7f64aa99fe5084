"""A supervisor says for how long entries are kept, and whom to ask."""

import pytest
from django.urls import reverse

from cms.privacy import kinds
from cms.privacy.models import PrivacySettings
from tests.cms.pages import soup

from .conftest import KIND

pytestmark = pytest.mark.django_db

ASKED = {"contact_th": "", "contact_en": "", "contact_email": "", "contact_telephone": ""}


@pytest.fixture
def address(station):
    return reverse("wagtailsettings:edit", args=["privacy", "privacysettings", station.pk])


@pytest.fixture
def supervisor(client_for, supervisor_user):
    return client_for(supervisor_user)


def test_every_kind_has_its_line_with_the_usual_time_and_where_it_comes_from(supervisor, address):
    page = soup(supervisor.get(address))
    for kind in kinds.all_kinds():
        line = page.select_one(f'[name="days-{kind.key}"]')
        assert line["value"] == str(kind.days)
        assert str(kind.days_source) in page.select_one(f"#{line['aria-describedby']}").text


def test_only_what_differs_from_the_usual_time_is_kept(supervisor, address, station):
    assert supervisor.post(address, {**ASKED, "days-letter": "90", "days-question": "365"}).status_code == 302
    settings = PrivacySettings.objects.get(site=station)
    assert settings.days == {"letter": 90}
    assert settings.days_of(KIND) == 90
    assert soup(supervisor.get(address)).select_one('[name="days-letter"]')["value"] == "90"
    supervisor.post(address, {**ASKED, "days-letter": ""})
    assert PrivacySettings.objects.get(site=station).days_of(KIND) == KIND.days


@pytest.mark.parametrize("days", ["7", "0", "-5", "99999", "หนึ่งปี"])
def test_a_time_that_cannot_be_is_refused_and_stays_in_its_line(days, supervisor, address, station):
    response = supervisor.post(address, {**ASKED, "days-letter": days, "days-question": "90"})
    page = soup(response)
    assert KIND.title in "".join(errors.text for errors in page.select(".w-field__errors"))
    assert page.select_one('[name="days-letter"]')["value"] == days
    assert page.select_one('[name="days-question"]')["value"] == "90"
    assert PrivacySettings.for_site(station).days == {}


def test_officers_and_other_stations_do_not_set_it(
    client_for, officer_user, supervisor, address, other_station
):
    assert client_for(officer_user).get(address).status_code in (302, 403)
    theirs = reverse("wagtailsettings:edit", args=["privacy", "privacysettings", other_station.pk])
    supervisor.post(theirs, {**ASKED, "days-letter": "90"})
    assert PrivacySettings.for_site(other_station).days == {}

"""Short addresses in the admin: where they may lead, their history, and whose they are."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.models import StationSettings
from cms.short_links.models import FollowedInMonth, ShortLink
from home.models import OneStopServicePage
from tests.factories import published

pytestmark = pytest.mark.django_db
NAME = "wagtailsnippets_short_links_shortlink"


@pytest.fixture
def officer(officer_user, client_for):
    return client_for(officer_user)


@pytest.fixture
def link(station):
    return ShortLink.objects.create(site=station, label="ป้ายหน้าประตู", address="/complaint/")


def posted(**values):
    return {"label": "ป้ายหน้าประตู", "page": "", "anchor": "", "address": "", **values}


@pytest.mark.parametrize(
    "address",
    ["/complaint/", "https://itas.nacc.go.th/go/eit/abc", "https://www.facebook.com/kamala"],
)
def test_it_leads_to_this_site_or_to_an_official_one(officer, station, address):
    StationSettings.objects.filter(site=station).update(facebook="https://www.facebook.com/kamala")
    response = officer.post(reverse(f"{NAME}:add"), posted(address=address))
    assert response.status_code == 302
    assert ShortLink.objects.get().address == address


@pytest.mark.parametrize(
    "address",
    [
        "https://slot-online.example/",
        "http://www.police.go.th/",
        "https://www.police.go.th@slot.example/",
        "https://police.go.th.example/",
        "https://slot.example\\.go.th/",
        "//slot.example/",
        "/\\slot.example/",
        "javascript:alert(1)",
        "https://[",
    ],
)
def test_it_leads_nowhere_else(officer, station, address):
    response = officer.post(reverse(f"{NAME}:add"), posted(address=address))
    assert response.status_code == 200
    assert "address" in response.context["form"].errors
    assert address in response.content.decode().replace("&amp;", "&")
    assert not ShortLink.objects.exists()


def test_it_leads_to_one_thing(officer, station):
    page = published(OneStopServicePage, station)
    for values in ({}, {"page": page.pk, "address": "/complaint/"}):
        response = officer.post(reverse(f"{NAME}:add"), posted(**values))
        assert "page" in response.context["form"].errors


def test_not_to_a_page_of_another_station(officer, station, other_station):
    response = officer.post(reverse(f"{NAME}:add"), posted(page=other_station.root_page.pk))
    assert "page" in response.context["form"].errors


def test_leading_it_elsewhere_stands_in_its_history(officer, link):
    code = link.code
    officer.post(reverse(f"{NAME}:edit", args=[link.pk]), posted(address="/feedback/"))
    link.refresh_from_db()
    assert (link.address, link.code) == ("/feedback/", code)
    history = officer.get(reverse(f"{NAME}:history", args=[link.pk])).content.decode()
    assert "/complaint/" in history
    assert "/feedback/" in history


def test_the_list_says_how_often_each_was_followed(officer, link):
    FollowedInMonth.objects.create(link=link, month="2024-01", number=21)
    FollowedInMonth.objects.create(link=link, month="2024-02", number=9)
    table = BeautifulSoup(officer.get(reverse(f"{NAME}:list")).content, "html.parser").select_one(
        "table.listing"
    )
    assert link.path in table.text
    assert "30" in table.text.split()


def test_nobody_deletes_one(link, admin_user, supervisor_user, client_for):
    for user in (admin_user, supervisor_user):
        client_for(user).post(reverse(f"{NAME}:delete", args=[link.pk]))
    assert ShortLink.objects.filter(pk=link.pk).exists()


def test_that_of_another_station_is_out_of_reach(officer, link, other_station):
    ShortLink.objects.update(site=other_station)
    for name in ("edit", "history"):
        assert officer.get(reverse(f"{NAME}:{name}", args=[link.pk])).status_code != 200
    assert link.label not in officer.get(reverse(f"{NAME}:list")).content.decode()

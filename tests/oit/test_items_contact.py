"""O5 and O10: what comes from the station settings, the front pages and the e-services."""

import pytest
from bs4 import BeautifulSoup

from feedback.models import FeedbackPage, QuestionsPage
from home.models import EServiceKind, EServicePage
from oit.models import ContactPage, EServicesPage
from tests.factories import in_english, publish, published

from .basics import e_service, missing, settings_with, told

pytestmark = pytest.mark.django_db

ASKED = [EServiceKind.ONLINE_REPORT, EServiceKind.FINES, EServiceKind.CASE_TRACKING]


def read(client, page):
    return BeautifulSoup(client.get(page.full_url).content, "html.parser")


@pytest.fixture
def contact(station):
    """O5 of a station whose settings are filled in."""
    settings_with(station)
    for model in (QuestionsPage, FeedbackPage):
        published(model, station)
    return published(ContactPage, station)


def test_a_station_with_its_settings_filled_in_has_all_of_o5(contact, client):
    assert missing(contact) == set()
    shown = read(client, contact)
    assert "ตำบลกมลา" in shown.select_one("#address address").text
    assert shown.select_one("#telephone a")["href"] == "tel:076000191"
    assert shown.select_one("#email a")["href"] == "mailto:kamala@example.org"
    assert "7.951234,98.281234" in shown.select_one("#map a")["href"]
    assert shown.select_one("#ask a")["href"].endswith("#ask")
    assert shown.select_one("#opinion a")["href"]
    assert shown.select_one("#opinion a[href$='/feedback/summary/']")


@pytest.mark.parametrize(
    ("changed", "key", "said"),
    [
        ({"address_th": ""}, "address", "Station settings: fill in “address (Thai)”."),
        ({"telephone": ""}, "telephone", "“telephone, day and night”"),
        ({"email": ""}, "email", "“e-mail”"),
        ({"latitude": None, "longitude": None}, "map", "“map” or “latitude”"),
    ],
)
def test_an_empty_setting_is_named(changed, key, said, contact, station, client):
    settings_with(station, **changed)
    assert missing(contact) == {key}
    assert said in told(contact, key)
    assert read(client, contact).select_one(f"#{key} .panel")


def test_a_picture_of_the_map_will_do(contact, station, given, client):
    settings_with(station, latitude=None, longitude=None, map_picture=given.image)
    assert missing(contact) == set()
    assert read(client, contact).select_one("#map img")["alt"]


@pytest.mark.parametrize(("model", "key"), [(QuestionsPage, "ask"), (FeedbackPage, "opinion")])
def test_a_channel_that_is_not_live_is_missing(model, key, contact, station):
    model.objects.descendant_of(station.root_page).get().unpublish()
    assert missing(contact) == {key}
    assert "Publish the page of the type" in told(contact, key)


def test_an_english_reader_is_led_to_the_english_page_or_to_the_thai_one_marked_so(contact, station, client):
    english = in_english(contact)
    link = read(client, english).select_one("#ask a")
    assert not link.has_attr("hreflang")
    assert "/en/" in link["href"]
    QuestionsPage.objects.descendant_of(station.root_page).get().get_translations().get().unpublish()
    link = read(client, english).select_one("#ask a")
    assert link["hreflang"] == link["lang"] == "th"
    assert "/en/" not in link["href"]


def test_another_stations_pages_do_not_count(contact, station, other_station):
    QuestionsPage.objects.descendant_of(station.root_page).get().unpublish()
    published(QuestionsPage, other_station)
    assert missing(contact) == {"ask"}


# --- O10 ---------------------------------------------------------------------------------------


@pytest.fixture
def services(station):
    return published(EServicesPage, station)


def test_nothing_is_missing_once_each_kind_has_a_page_with_an_official_address(services, station, client):
    assert missing(services) == {"online-report", "fines", "case-tracking", "reachable"}
    for kind in ASKED:
        e_service(station, kind)
    assert missing(services) == set()
    shown = read(client, services)
    for kind in ASKED:
        assert shown.select_one(f"#{kind} h3 a")
        assert "www.royalthaipolice.go.th" in shown.select_one(f"#{kind}").text
    assert len(shown.select("#reachable li")) == len(ASKED)


@pytest.mark.parametrize("address", ["", "http://example.org/"])
def test_a_service_without_a_safe_official_address_is_missing(address, services, station):
    for kind in ASKED:
        e_service(station, kind)
    EServicePage.objects.filter(kind=EServiceKind.FINES).update(official_url=address)
    assert missing(services) == {"fines", "reachable"}
    assert "E-service “Paying a fine online”: give the official address" in told(services, "fines")
    assert told(services, "reachable") == told(services, "fines")


def test_a_service_that_is_not_live_or_another_stations_is_missing(services, station, other_station):
    for kind in ASKED[:2]:
        e_service(station, kind)
    e_service(station, ASKED[2]).unpublish()
    e_service(other_station, ASKED[2], slug="other")
    assert missing(services) == {"case-tracking", "reachable"}
    assert "Publish a page of the kind “Following the progress of a case”" in told(services, "case-tracking")


def test_services_in_thai_alone_are_marked_for_english_readers(services, station, client):
    for kind in ASKED:
        publish(e_service(station, kind))
    english = in_english(services)
    links = read(client, english).select("#reachable h3 a")
    assert [link["hreflang"] for link in links] == ["th"] * len(ASKED)

"""Pages that people open are counted by day, without a cookie, an address, or a query while they wait."""

import datetime

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.visits import counting
from cms.visits.models import DailyVisits
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db

TELEPHONE = "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Line/13.20"


@pytest.fixture
def visits(settings, monkeypatch):
    """Counts into a counter of its own, which writes only when it is told to."""
    settings.COUNT_VISITS = True
    counter = counting.VisitCounter()
    monkeypatch.setattr(counter, "start", lambda: None)
    monkeypatch.setattr(counting, "visits", counter)
    return counter


@pytest.fixture
def open_page(client, visits):
    """A function that opens an address on a telephone, and has it written down."""

    def open_page(address, **headers):
        response = client.get(address, headers={"user-agent": TELEPHONE, **headers})
        visits.write_down()
        return response

    return open_page


def counted(station):
    return {
        row.page.slug: row.number for row in DailyVisits.objects.of_station(station).select_related("page")
    }


def test_each_opening_of_a_page_counts_for_its_day_and_station(open_page, station, other_station):
    for _number in range(3):
        open_page("/contact/")
    open_page("/en/contact/")
    open_page("/contact/", host=other_station.hostname)
    thai = DailyVisits.objects.get(page__slug="contact", page__locale__language_code="th", site=station)
    assert (thai.number, thai.day) == (3, timezone.localdate())
    assert DailyVisits.objects.of_station(station).count() == 2
    assert counted(other_station) == {"contact": 1}


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"},
        {"user-agent": "python-requests/2.31"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch"},
    ],
)
def test_robots_and_browsers_that_only_prepare_are_left_out(headers, open_page, station):
    assert open_page("/contact/", **headers).status_code == 200
    assert counted(station) == {}


def test_officers_who_look_at_their_own_pages_are_left_out(visits, client_for, officer_user, station):
    client_for(officer_user).get("/contact/", headers={"user-agent": TELEPHONE})
    visits.write_down()
    assert counted(station) == {}


def test_what_is_not_there_is_not_counted(open_page, station):
    open_page("/qa/987654/")
    open_page("/nowhere/")
    assert counted(station) == {}


def test_no_reader_waits_for_it_and_none_gets_a_cookie(client, visits, settings, station):
    numbers = []
    for is_on in (False, True):
        settings.COUNT_VISITS = is_on
        client.get("/contact/", headers={"user-agent": TELEPHONE})
        with CaptureQueriesContext(connection) as queries:
            response = client.get("/contact/", headers={"user-agent": TELEPHONE})
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_while_the_database_is_away_counts_are_kept(client, visits, station, monkeypatch):
    add = counting._add

    def fail(counts):
        raise DatabaseError("gone")

    client.get("/contact/", headers={"user-agent": TELEPHONE})
    monkeypatch.setattr(counting, "_add", fail)
    visits.write_down()
    monkeypatch.setattr(counting, "_add", add)
    client.get("/contact/", headers={"user-agent": TELEPHONE})
    visits.write_down()
    assert counted(station) == {"contact": 2}


def test_a_page_that_was_deleted_meanwhile_loses_only_its_own_count(client, visits, station):
    for address in ("/contact/", "/accessibility/"):
        client.get(address, headers={"user-agent": TELEPHONE})
    for page in Page.objects.descendant_of(station.root_page).filter(slug="accessibility"):
        page.delete()
    visits.write_down()
    assert counted(station) == {"contact": 1}


@pytest.fixture
def row(station, other_station):
    def row(slug, number, *, site=station, days_ago=0):
        page = Page.objects.descendant_of(site.root_page).get(slug=slug)
        day = timezone.localdate() - datetime.timedelta(days=days_ago)
        return DailyVisits.objects.create(site=site, page=page, day=day, number=number)

    return row


def test_the_report_shows_the_own_station_and_the_chosen_period(client_for, officer_user, row, other_station):
    row("contact", 5)
    row("contact", 7, days_ago=10)
    row("accessibility", 30, days_ago=200)
    row("qa", 999, site=other_station)
    officer = client_for(officer_user)
    text = " ".join(soup(officer.get("/admin/visits/")).select_one("main").text.split())
    assert "12" in text
    assert "accessibility" not in text
    assert "999" not in text
    today = timezone.localdate()
    period = {"period_from": today - datetime.timedelta(days=365), "period_to": today}
    longer = soup(officer.get("/admin/visits/", period)).select_one("main").text
    assert "accessibility" in longer
    assert "42" in longer


def test_the_report_can_be_taken_along_as_a_file(client_for, officer_user, row):
    row("contact", 5)
    response = client_for(officer_user).get("/admin/visits/", {"export": "csv"})
    content = b"".join(response.streaming_content).decode()
    assert "/contact/" in content
    assert ",5" in content


def test_who_sees_no_pages_sees_no_report(client_for, officer_user, client):
    assert client.get("/admin/visits/").status_code == 302
    officer_user.groups.clear()
    assert client_for(officer_user).get("/admin/visits/").status_code in (302, 403)


def test_long_past_days_are_forgotten(row):
    row("contact", 5, days_ago=1000)
    row("contact", 5, days_ago=1200)
    counting.prune()
    assert DailyVisits.objects.count() == 1

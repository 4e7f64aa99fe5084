"""What officers see of their station's links, and only of theirs."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.links.answers import Answer, Outcome
from cms.links.models import Address
from cms.links.reading import read
from cms.models import StationSettings
from cms.models.stations import Role
from home.models import ContentPage
from tests.conftest import make_user

DEAD = "https://www.facebook.com/kamala-gone"
SINCE = datetime.datetime(2024, 3, 4, 9, tzinfo=datetime.UTC)


@pytest.fixture
def links(station, other_station):
    """A link of each station that has failed since 4 March 2567."""
    for site, url in ((station, DEAD), (other_station, "https://other.example.go.th/secret")):
        StationSettings.objects.filter(site=site).update(facebook=url)
        read(site)
    for each in Address.objects.filter(outcome="", host__in=["www.facebook.com", "other.example.go.th"]):
        for number in range(2):
            each.record(Answer(Outcome.GONE, 404), SINCE + datetime.timedelta(hours=6 * number))
        each.save()


def report(client, **query):
    response = client.get(reverse("links:report"), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("user", ["officer_user", "supervisor_user", "chief_user"])
def test_says_since_when_a_link_fails_and_where_it_is_mended(request, user, station, links, client_for):
    person = request.getfixturevalue(user)
    page = BeautifulSoup(report(client_for(person)), "html.parser")
    row = page.find("a", href=DEAD).find_parent("tr")
    assert "4 มีนาคม 2567" in row.text
    assert "(404)" in row.text
    place = row.find("a", string=lambda text: text and "Facebook" in text)
    settings = StationSettings.objects.get(site=station)
    assert place["href"] == reverse("wagtailsettings:edit", args=["cms", "stationsettings", station.pk])
    assert client_for(person).get(place["href"]).status_code == 200
    assert settings.facebook == DEAD


def test_in_english(links, officer_user, client_for):
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    assert "Has not worked since 4 March 2024" in report(client_for(officer_user))


def test_another_stations_links_are_not_shown(links, officer_user, client_for):
    client = client_for(officer_user)
    for text in (report(client), report(client, q="secret"), report(client, state="failing")):
        assert "other.example.go.th" not in text
    assert "other.example.go.th" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_link_that_two_stations_share_shows_the_own_places_only(
    links, station, other_station, officer_user, client_for
):
    StationSettings.objects.filter(site=other_station).update(facebook="", line=DEAD)
    read(other_station)
    text = report(client_for(officer_user))
    assert reverse("wagtailsettings:edit", args=["cms", "stationsettings", station.pk]) in text
    assert reverse("wagtailsettings:edit", args=["cms", "stationsettings", other_station.pk]) not in text


def test_an_administrator_sees_all_and_can_choose_a_station(links, admin_user, other_station, client_for):
    client = client_for(admin_user)
    assert "other.example.go.th" in report(client)
    assert DEAD in report(client)
    assert DEAD not in report(client, station=other_station.pk)


def test_complaint_officers_see_no_pages_and_no_links(station, links, client_for):
    client = client_for(make_user("complaints", station, Role.COMPLAINTS))
    assert client.get(reverse("links:report")).status_code in (302, 403)
    text = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("links:report") not in text


def test_can_be_narrowed_to_what_fails(links, officer_user, client_for):
    client = client_for(officer_user)
    Address.objects.filter(address=DEAD).update(failures=0, failing_since=None, outcome=Outcome.ANSWERS)
    assert DEAD not in report(client, state="failing")
    assert DEAD in report(client, state="works")


def test_the_first_page_of_the_admin_says_what_fails(links, officer_user, client_for):
    client = client_for(officer_user)
    line = BeautifulSoup(client.get("/admin/").content, "html.parser").select_one(".today-line")
    assert "4 มีนาคม 2567" in line.text
    assert DEAD in line.text
    Address.objects.update(failures=0, failing_since=None)
    assert DEAD not in client.get("/admin/").content.decode()


def test_a_link_in_a_hundred_pages_names_a_few(
    station, officer_user, client_for, django_assert_max_num_queries
):
    body = [("paragraph", '<p><a href="https://www.youtube.com/watch?v=กมลา">วิดีโอ</a></p>')]
    for number in range(12):
        page = ContentPage(title=f"ข่าว {number}", slug=f"video-{number}", body=body)
        station.root_page.add_child(instance=page)
    read(station)
    client = client_for(officer_user)
    report(client)
    with django_assert_max_num_queries(60):
        text = report(client, q="youtube")
    assert text.count("ข่าว") == 5
    assert "7" in text


def test_a_place_that_was_deleted_since_is_left_out(station, officer_user, client_for):
    page = ContentPage(
        title="จะถูกลบ", slug="gone", body=[("paragraph", '<p><a href="https://www.dla.go.th/">อปท.</a></p>')]
    )
    station.root_page.add_child(instance=page)
    read(station)
    page.delete()
    assert "https://www.dla.go.th/" in report(client_for(officer_user))


def test_says_where_nothing_is_checked(officer_user, client_for, settings):
    client = client_for(officer_user)
    assert "CHECK_LINKS" in report(client)
    settings.CHECK_LINKS = True
    assert "CHECK_LINKS" not in report(client)


def test_the_report_is_in_the_menu(officer_user, client_for):
    client = client_for(officer_user)
    text = client.get("/admin/").content.decode()
    assert reverse("links:report") in text
    assert reverse("wagtailadmin_reports:site_history") not in text


def test_queries_do_not_grow_with_the_links(station, officer_user, client_for, django_assert_max_num_queries):
    now = timezone.now()
    body = "".join(f'<p><a href="https://h{number}.go.th/">ก</a></p>' for number in range(30))
    page = ContentPage(title="ลิงก์", slug="links", body=[("paragraph", body)])
    station.root_page.add_child(instance=page)
    read(station)
    Address.objects.update(checked_at=now, outcome=Outcome.ANSWERS)
    client = client_for(officer_user)
    report(client)
    with django_assert_max_num_queries(60):
        report(client)

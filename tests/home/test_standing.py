"""The pages that no editor makes: the EIT survey, the computer for visitors, the page without a connection."""

import json
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cms.models import StationSettings
from home.models import EServiceKind, EServicePage, EServicesIndexPage
from tests.cms.pages import HOST, publish, soup
from tests.factories import material

pytestmark = pytest.mark.django_db

SURVEY = "https://itas.nacc.go.th/go/eit/abc123"


@pytest.fixture
def survey(station):
    """A function that states the days of the survey."""

    def survey(first=None, last=None, url=SURVEY):
        StationSettings.objects.filter(site=station).update(eit_url=url, eit_from=first, eit_until=last)

    return survey


# --- The EIT survey ------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/eit/", "/en/eit/"])
def test_while_it_is_open_the_page_leads_to_the_survey_and_has_its_code(client, survey, address):
    survey(date(2000, 1, 1), date(2999, 9, 30))
    page = soup(client.get(address))
    assert page.select_one(f'.survey-callout a[href="{SURVEY}"]')
    assert page.select_one(".survey-callout svg.qr-code")
    assert page.html["lang"] == address[1:3].replace("ei", "th")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2999, 1, 1), date(2999, 9, 30), "1 มกราคม 3542"),
        (date(2000, 1, 1), date(2000, 9, 30), "30 กันยายน 2543"),
    ],
)
def test_outside_its_days_only_the_explanation_is_there(client, survey, first, last, words):
    survey(first, last)
    page = soup(client.get("/eit/"))
    assert words in page.select_one(".notice").text
    assert not page.select_one(".survey-callout")
    assert SURVEY not in str(page)
    assert len(page.select("main .prose h2")) >= 4
    assert not soup(client.get("/")).select_one(".survey-callout")


def test_the_invitation_on_the_home_page_leads_to_the_explanation(client, survey):
    survey(last=date(2999, 9, 30))
    assert soup(client.get("/")).select_one('.survey-callout a[href="/eit/"]')
    assert soup(client.get("/en/")).select_one('.survey-callout a[href="/en/eit/"]')


def test_the_code_for_posters_is_a_drawing_of_the_address_of_the_page(client, station):
    response = client.get("/eit/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "attachment" in response["Content-Disposition"]
    assert client.get("/en/eit/qr.svg").content != response.content


def test_a_survey_that_ends_before_it_opens_is_refused(station):
    settings = StationSettings.for_site(station)
    settings.eit_from, settings.eit_until = date(2024, 9, 30), date(2024, 1, 1)
    with pytest.raises(ValidationError, match="eit_until"):
        settings.clean()


# --- The computer for visitors -------------------------------------------------------------------


@pytest.fixture
def online_report(home):
    index = EServicesIndexPage.objects.child_of(home).get()
    address = "https://thaipoliceonline.go.th/"
    page = EServicePage(
        title="แจ้งความออนไลน์", slug="report-online", kind=EServiceKind.ONLINE_REPORT, official_url=address
    )
    return publish(index, page)


def test_it_leads_to_online_reports_the_survey_and_feedback(client, online_report, survey):
    survey(last=date(2999, 9, 30))
    response = client.get("/counter/")
    links = [link["href"] for link in soup(response).select("main li a")]
    assert links[:3] == [online_report.official_url, SURVEY, "/feedback/"]
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_whoever_is_finished_leaves_nothing_behind(client, station):
    response = client.get("/counter/done/", headers={"Sec-Fetch-Site": "same-origin"})
    assert response["Location"] == "/counter/"
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Cache-Control"] == "no-store"


def test_another_site_cannot_make_a_browser_forget(client, station):
    assert "Clear-Site-Data" not in client.get("/counter/done/", headers={"Sec-Fetch-Site": "cross-site"})


def test_in_english_it_stays_english(client, station):
    assert client.get("/en/counter/done/")["Location"] == "/en/counter/"


# --- Without a connection ------------------------------------------------------------------------


def worker(client):
    """What the service worker keeps."""
    response = client.get("/service-worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    return json.loads(re.search(r"= (\{.*\});", response.content.decode())[1])


def test_the_page_has_the_numbers_the_address_and_the_map(client, station):
    picture = material(station).image
    StationSettings.objects.filter(site=station).update(
        telephone="076 000 191", address_th="99 ถนนริมหาด", map_picture=picture
    )
    page = soup(client.get("/offline/")).main
    numbers = {link["href"] for link in page.select('a[href^="tel:"]')}
    assert {"tel:191", "tel:1155", "tel:1669", "tel:076000191"} <= numbers
    assert "99 ถนนริมหาด" in page.text
    assert page.select_one("figure img")["src"] in worker(client)["assets"]


def test_everything_that_the_worker_keeps_is_there(client, station):
    kept = worker(client)
    assert kept["pages"] == {"th": "/offline/", "en": "/en/offline/"}
    for address in [*kept["pages"].values(), *kept["assets"]]:
        assert client.get(address).status_code == 200


def test_the_worker_does_not_touch_complaints_the_admin_or_the_computer_for_visitors(client, station):
    untouched = worker(client)["untouched"]
    assert {"/admin/", "/complaint/", "/en/complaint/", "/tip/", "/en/tip/", "/counter/"} <= set(untouched)
    assert not any(link.startswith(tuple(untouched)) for link in worker(client)["assets"])


@pytest.mark.parametrize("address", ["/complaint/", "/en/complaint/", "/tip/"])
def test_pages_of_complaints_install_no_worker(client, station, address):
    assert "offline.js" not in client.get(address).content.decode()
    assert "offline.js" in client.get("/").content.decode()


def test_a_new_number_makes_browsers_fetch_the_page_anew(client, station):
    before = worker(client)["version"]
    StationSettings.objects.filter(site=station).update(telephone="076 111 222")
    assert worker(client)["version"] != before
    assert client.get("/service-worker.js")["Cache-Control"] == "no-cache"


def test_other_sites_are_told_what_the_survey_page_is(client, station):
    head = soup(client.get("/en/eit/")).head
    assert head.select_one('meta[property="og:url"]')["content"] == f"{HOST}/en/eit/"
    assert head.select_one('meta[property="og:image"]')
    assert {link["hreflang"] for link in head.select("link[hreflang]")} == {"th", "en"}

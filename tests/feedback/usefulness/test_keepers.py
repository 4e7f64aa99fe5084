"""What visitors say of a page reaches whoever keeps it: in the list, on the first page, among the duties."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.thai.years import Month
from feedback.models import PageRemark, PageVotes
from oit.duties.models import Assignment
from oit.duties.reminding import open_duties
from oit.models import ContactPage
from tests.cms.pages import soup
from tests.conftest import make_user
from tests.factories import in_english, published

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailsnippets_feedback_pageremark:list")
REPORT = reverse("usefulness:report")
WORDS = "แผนที่ไม่ตรงกับทางเข้า"


@pytest.fixture
def o5(station):
    return published(ContactPage, station)


@pytest.fixture
def keeper(station, officer_user):
    Assignment.objects.create(site=station, fiscal_year=2567, code="O5", preparer=officer_user)
    return officer_user


@pytest.fixture
def remark(station):
    """A function that stores a remark on a page."""

    def remark(page, **values):
        given = {"site": station, "page": page, "address": page.url, "words": WORDS, "useful": "no"}
        return PageRemark.objects.create(**{**given, **values})

    return remark


def rows(client, address=LIST, **filters):
    page = BeautifulSoup(client.get(address, filters).content, "html.parser")
    return [each.get_text(" ", strip=True) for each in page.select("main tbody tr")]


@pytest.mark.parametrize("language", ["th", "en"])
def test_it_is_a_duty_of_whoever_keeps_the_item(station, keeper, o5, remark, language):
    remark(o5 if language == "th" else in_english(o5))
    duties = [each for each in open_duties(station, timezone.localdate()) if each.key.startswith("remarks-")]
    assert [each.person for each in duties] == [keeper]
    assert "O5" in duties[0].title or o5.title in duties[0].title or language == "en"


def test_it_is_on_the_keepers_first_page_until_somebody_looked(client_for, keeper, o5, remark):
    client = client_for(keeper)
    made = remark(o5)
    listed = f"{LIST}?state=new"
    assert soup(client.get(reverse("wagtailadmin_home"))).select(f".today-list a[href='{listed}']")
    address = reverse("wagtailsnippets_feedback_pageremark:edit", args=[made.pk])
    assert WORDS in client.get(address).content.decode()
    client.post(address, {"state": "answered", "outcome": "เปลี่ยนแผนที่แล้ว"})
    made.refresh_from_db()
    assert (made.state, made.outcome) == ("answered", "เปลี่ยนแผนที่แล้ว")
    assert not soup(client.get(reverse("wagtailadmin_home"))).select(f".today-list a[href='{listed}']")


def test_a_page_that_nobody_is_named_for_goes_to_its_line_of_work(client_for, officer_user, station, remark):
    contact = station.root_page.get_children().get(slug="contact")
    remark(contact, line_of_work="traffic")
    assert "จราจร" in rows(client_for(officer_user))[0] or "Traffic" in rows(client_for(officer_user))[0]


def test_a_colleague_sees_who_keeps_the_page(client_for, keeper, supervisor_user, o5, remark):
    remark(o5)
    assert str(keeper) in rows(client_for(supervisor_user))[0]


def test_what_waits_reaches_nobody_before_it_is_let_in(station, keeper, o5, remark):
    remark(o5, unproven="no_proof")
    assert not [each for each in open_duties(station, timezone.localdate()) if "remarks" in each.key]


def test_two_hundred_remarks_take_as_many_queries_as_one(client_for, keeper, o5, remark):
    client = client_for(keeper)
    for address in (LIST, reverse("wagtailadmin_home")):
        PageRemark.objects.all().delete()
        remark(o5)
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        PageRemark.objects.bulk_create(
            PageRemark(site=o5.station, page=o5, address="/", words=WORDS) for _number in range(199)
        )
        with CaptureQueriesContext(connection) as many:
            client.get(address)
        assert len(many) <= len(few)


def test_the_report_says_how_useful_each_page_was(client_for, officer_user, station, o5, remark):
    month = Month.of(timezone.localdate())
    PageVotes.objects.create(site=station, page=o5, month=month.to_iso(), yes=3, no=1)
    PageVotes.objects.create(site=station, page=o5, month="2024-01", yes=0, no=4)
    remark(o5)
    client = client_for(officer_user)
    assert rows(client, REPORT)[0].endswith("3 5 38 % 1")
    assert rows(client, REPORT, month=month.to_iso())[0].endswith("3 1 75 % 1")
    export = client.get(REPORT, {"export": "csv"})
    assert b"/oit/2567/o5/" in b"".join(export.streaming_content if export.streaming else [export.content])


def test_the_report_shows_nothing_of_another_station(client_for, other_station, station, o5):
    PageVotes.objects.create(site=station, page=o5, month="2024-01", yes=3)
    theirs = client_for(make_user("theirs", other_station, "officer"))
    assert not [line for line in rows(theirs, REPORT) if "3 0" in line]

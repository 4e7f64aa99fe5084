"""“Was this page useful?” on every page: counted without a cookie, and only when somebody presses a button."""

import pytest
from django.test import Client
from django.utils import timezone

from cms.thai.years import Month
from feedback.models import PageRemark, PageVotes
from feedback.usefulness.forms import RemarkForm
from feedback.usefulness.routes import MOST_VOTES
from tests.cms.pages import form_values, soup
from tests.feedback.conftest import SAME_ORIGIN, errors

pytestmark = pytest.mark.django_db
VOTE = "/en/feedback/useful/"


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def vote(browser):
    """A function that presses a button below a page."""

    def vote(page="/en/contact/", useful="no", **options):
        return browser.post(VOTE, {"page": page, "useful": useful}, headers=SAME_ORIGIN, **options)

    return vote


def counts():
    return {each.page.url_path.split("/", 2)[2]: (each.yes, each.no) for each in PageVotes.objects.all()}


def test_every_page_asks_the_same_of_everybody(client):
    page = soup(client.get("/en/contact/"))
    form = page.select_one(".page-feedback form")
    assert (form["method"], form["action"]) == ("post", VOTE)
    assert form.select_one("[name=page]")["value"] == "/en/contact/"
    assert [button["value"] for button in form.select("button[name=useful]")] == ["yes", "no"]
    assert client.get("/en/contact/").content == client.get("/en/contact/").content


def test_a_vote_is_counted_by_page_and_month_without_a_cookie(browser, vote, station):
    response = vote()
    vote(useful="yes")
    vote("/contact/", useful="yes")
    assert counts() == {"contact/": (1, 0)} or len(counts()) == 1
    votes = PageVotes.objects.filter(page__locale__language_code="en").get()
    assert (votes.site, votes.yes, votes.no) == (station, 1, 1)
    assert votes.month == Month.of(timezone.localdate()).to_iso()
    assert not response.cookies
    assert not browser.cookies


def test_the_answer_thanks_and_asks_for_words_that_need_not_be_given(browser, vote):
    response = vote()
    assert response.status_code == 302
    page = soup(browser.get(response.url))
    assert "has arrived" in page.select_one("[role=status]").text
    assert page.select_one("main form textarea[name=words]")
    assert page.select_one("main a[href='/en/contact/']")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_looking_counts_nothing(browser):
    for address in (
        f"{VOTE}?page=/en/contact/&useful=yes",
        "/en/feedback/page/?page=/en/contact/&useful=yes",
    ):
        browser.get(address, follow=True)
    assert not PageVotes.objects.exists()


@pytest.mark.parametrize("useful", ["", "maybe"])
def test_what_is_no_answer_is_not_counted(vote, useful):
    assert vote(useful=useful).status_code == 302
    assert not PageVotes.objects.exists()


def test_a_vote_from_another_site_is_refused(browser):
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    response = browser.post(VOTE, {"page": "/en/contact/", "useful": "yes"}, headers=headers)
    assert response.status_code == 403
    assert not PageVotes.objects.exists()


def test_one_network_gives_a_page_only_a_few_votes_in_an_hour(vote):
    for _number in range(MOST_VOTES + 3):
        assert vote().status_code == 302
    assert PageVotes.objects.get().no == MOST_VOTES
    vote("/en/feedback/")
    assert PageVotes.objects.count() == 2


def test_what_lies_below_a_page_belongs_to_it(vote):
    vote("/en/qa/987/", useful="yes")
    vote("/en/nowhere/" + "x/" * 100)
    titles = {each.page.slug for each in PageVotes.objects.all()}
    assert "qa" in titles
    assert len(titles) == 2


def test_an_address_elsewhere_counts_for_nobody_else(vote, other_station):
    vote("https://evil.example/en/contact/", useful="yes")
    assert set(PageVotes.objects.values_list("site", flat=True)) != {other_station.pk}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https:////evil.example", "/\\evil.example", "//[", "\0", ""]
)
def test_the_page_that_is_asked_about_leads_nowhere_else(client, address):
    response = client.get("/en/feedback/page/", {"page": address})
    assert response.status_code == 200
    links = [each["href"] for each in soup(response).select("main a") if "evil" in each["href"]]
    assert not links
    assert not soup(response).select("a[href^=javascript]")


def test_words_reach_the_station_with_their_page(visitor, station):
    address = "/feedback/page/?page=/contact/&useful=no"
    response = visitor.send(address, words="แผนที่ไม่ตรงกับทางเข้า", altcha=visitor.solve(RemarkForm))
    assert response.status_code == 302
    remark = PageRemark.objects.get()
    assert (remark.site, remark.page.slug, remark.address) == (station, "contact", "/contact/")
    assert (remark.useful, remark.words, remark.unproven) == ("no", "แผนที่ไม่ตรงกับทางเข้า", "")
    assert remark.line_of_work == "administration"
    assert soup(visitor.client.get(response.url)).select_one("[role=status]")
    assert not visitor.client.cookies


def test_words_without_javascript_wait(visitor):
    visitor.send("/feedback/page/?page=/contact/", words="เบอร์โทรผิด")
    assert PageRemark.objects.get().unproven == "no_proof"


def test_no_words_is_said_beside_the_field_and_the_page_is_not_lost(visitor):
    response = visitor.send("/en/feedback/page/?page=/en/contact/&useful=no", words=" ")
    assert response.status_code == 422
    assert "Write what is missing, wrong or out of date." in errors(response)[0]
    shown = form_values(response, "main form")
    assert (shown["page"], shown["useful"]) == (["/en/contact/"], ["no"])


def test_asking_costs_a_page_no_query(client, django_assert_max_num_queries):
    client.get("/contact/")
    with django_assert_max_num_queries(20):
        client.get("/contact/")

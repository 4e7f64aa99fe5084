"""The assessor's view: every element of the edition with its state and evidence, for everyone, in both languages."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit.editions import edition_for
from oit.models import FiscalYearPage, ItemPage, ProcurementSummaryPage
from tests.admin_forms import edit_address, shown
from tests.contract.conftest import PAGE_TYPES
from tests.factories import THAI, publish, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def elements(soup, slug):
    """The list entries of one item, in their order."""
    return soup.select(f"#{slug} .assessor-elements > li")


def switch_off(year_page):
    year_page.assessor_view = False
    return publish(year_page)


@pytest.mark.parametrize(("prefix", "language"), [("", "th"), ("/en", "en")])
def test_every_element_of_the_edition_in_its_order(client, station, some_items, prefix, language):
    soup = read(client, f"{prefix}/oit/2567/assessor/")
    assert soup.html["lang"] == language
    for item in edition_for(2567).items:
        assert item.title.in_language(language) in soup.select_one(f"#{item.slug} h3").text
        titles = [entry.p.get_text() for entry in elements(soup, item.slug)]
        assert len(titles) == len(item.elements)
        for title, rule in zip(titles, item.elements, strict=True):
            assert rule.title.in_language(language) in title


def test_its_links_lead_to_sections_that_are_there(client, station, some_items):
    for address in ("/oit/2567/assessor/", "/en/oit/2567/assessor/"):
        soup = read(client, address)
        links = {a["href"] for a in soup.select(".assessor-elements > li > p a")}
        assert len(links) > len(some_items)
        for link in links:
            page, anchor = link.split("#")
            assert read(client, page).find(id=anchor), link


def test_the_english_view_leads_to_english_pages_and_else_to_thai_ones(client, station, some_items):
    soup = read(client, "/en/oit/2567/assessor/")
    assert soup.select_one("#o1 h3 a")["href"] == "/en/oit/2567/o1/"
    thai_only = soup.select_one("#o15 h3 a")
    assert (thai_only["href"], thai_only["hreflang"]) == ("/oit/2567/o15/", "th")
    assert soup.select_one("#o15 .thai-only")


def test_states_are_words_and_not_judgements(client, station, some_items):
    soup = read(client, "/en/oit/2567/assessor/")
    words = {tag.get_text() for tag in soup.select(".assessor-elements .status")}
    assert {"Published", "Published in part", "Not yet published"} <= words
    assert not any(
        word in soup.main.get_text().lower() for word in ("fail", "missing", "wrong", "incomplete")
    )
    begun = elements(soup, "o15")[0]
    assert begun.select_one(".status").get_text() == "Published in part"
    assert begun.select_one("p a")["href"].endswith("/oit/2567/o15/#months")


def test_an_item_that_is_not_published_says_so_and_leads_nowhere(client, station, some_items):
    soup = read(client, "/en/oit/2567/assessor/")
    item = soup.select_one("#o3")
    assert "This item has not been published yet." in item.get_text()
    assert not item.select("a")
    assert {tag.get_text() for tag in item.select(".status")} == {"Not yet published"}


def test_files_with_their_kind_and_size_and_the_day_of_the_facts(client, station, given):
    months = [month(iso, given, rows=1) for iso in ASSESSED]
    published(ProcurementSummaryPage, station, months=stream(*months))
    soup = read(client, "/en/oit/2567/assessor/")
    files = soup.select("#o15 .assessor-files li")
    assert given.pdf.url in {li.a["href"] for li in files}
    assert any("PDF, " in li.get_text() and "KB" in li.get_text() for li in files)
    assert "Oct 2023" in elements(soup, "o15")[0].get_text()


def test_every_filled_item_is_shown(client, station, given):
    for model in (model for model in PAGE_TYPES if issubclass(model, ItemPage)):
        published(model, station, **every_field(model, given))
    soup = read(client, "/oit/2567/assessor/")
    assert len(soup.select(".assessor-item h3 a")) == 25
    assert THAI.search(soup.main.get_text())
    with CaptureQueriesContext(connection) as counted:
        read(client, "/oit/2567/assessor/")
    assert len(counted) <= 90


def test_the_year_leads_to_it_and_the_languages_to_each_other(client, station, year_page):
    assert read(client, "/oit/2567/").select('a[href="/oit/2567/assessor/"]')
    assert read(client, "/en/oit/2567/").select('a[href="/en/oit/2567/assessor/"]')
    soup = read(client, "/oit/2567/assessor/")
    assert soup.select_one('.language-switch a[hreflang="en"]')["href"] == "/en/oit/2567/assessor/"
    assert soup.select_one('link[rel="canonical"]')["href"].endswith("/oit/2567/assessor/")
    assert soup.select_one(".breadcrumb a:last-of-type")
    assert {a["href"] for a in soup.select(".breadcrumb a")} >= {"/oit/", "/oit/2567/"}


def test_switched_off_it_is_not_there_and_nothing_leads_to_it(client, station, year_page):
    switch_off(year_page)
    for prefix in ("", "/en"):
        assert client.get(f"{prefix}/oit/2567/assessor/").status_code == 404
        assert "assessor" not in read(client, f"{prefix}/oit/2567/").decode()


def test_a_supervisor_switches_it_off_in_the_form(supervisor_user, client_for, client, year_page):
    supervisor = client_for(supervisor_user)
    data = shown(supervisor.get(edit_address(year_page)))
    assert data.pop("assessor_view")
    response = supervisor.post(edit_address(year_page), {**data, "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert not FiscalYearPage.objects.get(pk=year_page.pk).assessor_view
    assert client.get("/oit/2567/assessor/").status_code == 404


def test_a_year_that_is_not_published_has_none(client, year_page):
    year_page.unpublish()
    assert client.get("/oit/2567/assessor/").status_code == 404

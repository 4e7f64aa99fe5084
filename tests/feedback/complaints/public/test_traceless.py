"""What these pages do not leave behind, and where they do not appear."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from feedback.complaints.public import reporting
from feedback.complaints.public.logs import NoAccessLines, NoTraces

pytestmark = pytest.mark.django_db
ADDRESSES = ["/complaint/", "/en/complaint/", "/tip/", "/en/tip/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_of_a_page_is_kept_or_passed_on(client, first, address):
    for response in (
        client.get(address),
        client.post(address, {"step": "start"}, headers={"Origin": "null"}),
    ):
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
        assert not response.wsgi_request.session.accessed


@pytest.mark.parametrize("address", ADDRESSES)
def test_search_engines_find_the_way_in_and_nothing_behind_it(client, first, address):
    assert "noindex" not in client.get(address)["X-Robots-Tag"]
    for step in ("start", "code"):
        assert "noindex" in client.post(address, {"step": step}, headers={"Origin": "null"})["X-Robots-Tag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_title_says_nothing(client, station, first, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    other = BeautifulSoup(client.get("/en/" if "/en/" in address else "/").content, "html.parser")
    assert page.title.text.strip() in other.title.text


def test_nothing_is_asked_of_other_sites(client, first):
    page = BeautifulSoup(client.get("/complaint/").content, "html.parser")
    sources = [
        each.get("src") or each.get("href") for each in page.select("script, img, link[rel=stylesheet]")
    ]
    assert all(source.startswith("/") for source in sources)


def test_the_way_out_is_a_link_that_works_without_javascript(client, first):
    page = BeautifulSoup(client.get("/complaint/").content, "html.parser")
    link = page.select_one("a[data-quick-exit]")
    assert link["href"].startswith("https://")
    assert link["rel"] == ["noreferrer"]


def test_the_pages_are_not_in_the_site_map(client):
    assert "/complaint/" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_is_asked_whether_the_page_was_useful(client, first, address):
    assert not BeautifulSoup(client.get(address).content, "html.parser").select(".page-feedback")


def test_every_page_leads_there(client):
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert page.select('.site-header a[href="/complaint/"]')
    assert page.select('.site-footer a[href="/tip/"]')
    english = BeautifulSoup(client.get("/en/").content, "html.parser")
    assert english.select('.site-header a[href="/en/complaint/"]')


def test_a_fault_is_logged_without_what_was_sent(station, first, monkeypatch, caplog):
    def fault(*_args):
        raise ValueError("canary-in-the-exception")

    monkeypatch.setattr(reporting, "is_open", fault)
    client = Client(raise_request_exception=False)
    caplog.handler.addFilter(NoTraces())
    response = client.post(
        "/complaint/?canary-in-the-address",
        {"step": "story", "what": "canary-in-the-form"},
        headers={"Origin": "null", "User-Agent": "canary-of-the-device"},
        REMOTE_ADDR="203.0.113.77",
    )
    assert response.status_code == 500
    assert b"canary" not in response.content
    records = [record for record in caplog.records if "page of complaints" in record.getMessage()]
    assert len(records) == 1
    assert "ValueError at" in records[0].getMessage()
    everything = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    assert "canary" not in everything
    assert "203.0.113.77" not in everything
    assert "/complaint/" not in everything


def test_lines_about_other_pages_stay_as_they_are(client, station):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", ("/x/",), None)
    record.request = client.get("/").wsgi_request
    assert NoTraces().filter(record)
    assert record.getMessage() == "Not Found: /x/"


def test_other_methods_are_refused_without_a_trace(client, first):
    response = client.put("/complaint/")
    assert response.status_code == 405
    assert response["Cache-Control"] == "no-store"


def test_lines_from_before_the_site_knows_its_addresses_pass(monkeypatch):
    monkeypatch.setattr("feedback.complaints.public.logs.reverse", None)
    record = logging.LogRecord("root", logging.WARNING, "", 0, "starting", (), None)
    assert NoTraces().filter(record)


def test_the_short_address_leads_to_the_form_and_leaves_no_trace(client, station):
    response = client.get("/c/")
    assert (response.status_code, response.url) == (301, "/complaint/")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("line", "is_written"),
    [
        ("GET / HTTP/1.1", True),
        ("POST /complaint/ HTTP/1.1", False),
        ("GET /en/tip/ HTTP/1.1", False),
        ("GET /c/ HTTP/1.1", False),
        ("GET /admin/complaints/1/corruption/case/K-1234-5678/ HTTP/1.1", False),
        ("GET /admin/ HTTP/1.1", True),
    ],
)
def test_access_lines_in_development_do_not_name_these_pages(line, is_written):
    record = logging.LogRecord("django.server", logging.INFO, "", 0, '"%s" %s %s', (line, "200", "1"), None)
    assert NoAccessLines().filter(record) == is_written

"""The second reader of a page gets what was made for the first, and nobody gets what was made for somebody else."""

import time

import pytest
from django.utils.cache import patch_vary_headers
from wagtail.contrib.redirects.models import Redirect

from feedback.models import QuestionsPage
from home.models import ContentPage
from tests.factories import draft, in_english, own_page, published

pytestmark = pytest.mark.django_db


def test_a_kept_page_is_the_same_page_without_a_query(read, station):
    first, was_made = read("/contact/")
    second, was_made_again = read("/contact/")
    assert (was_made, was_made_again) == (True, False)
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert second["Content-Language"] == "th"


def test_every_later_reader_gets_the_same_page(read, station):
    first, _ = read("/contact/")
    for _number in range(3):
        later, was_made = read("/contact/")
        assert (later.content, was_made) == (first.content, False)
        # The name of the request in the log is its own.
        assert {name: value for name, value in later.items() if name != "X-Request-ID"}.items() >= {
            name: value for name, value in first.items() if name != "X-Request-ID"
        }.items()
        assert later["X-Request-ID"] != first["X-Request-ID"]


def test_each_reader_is_told_how_old_the_page_is(read, station, monkeypatch):
    for _number in range(3):
        read("/contact/")
    later = time.time() + 50
    monkeypatch.setattr("time.time", lambda: later)
    assert 50 <= int(read("/contact/")[0]["Age"]) <= 60


def test_a_page_that_varies_on_more_is_found_by_all_of_it(read, station, monkeypatch):
    serve = ContentPage.serve

    def varied(self, request, *args, **kwargs):
        response = serve(self, request, *args, **kwargs)
        patch_vary_headers(response, ["Save-Data"])
        response.headers["X-Saves"] = request.headers.get("Save-Data", "")
        return response

    monkeypatch.setattr(ContentPage, "serve", varied)
    page = published(ContentPage, station, slug="notice", title="ประกาศ")
    for _number in range(3):
        assert read(f"/{page.slug}/")[0]["X-Saves"] == ""
        assert read(f"/{page.slug}/", headers={"save-data": "on"})[0]["X-Saves"] == "on"


def test_what_is_told_about_a_page_again_leaves_its_policy_alone(read, station):
    """A browser writes what comes with a 304 over what it has."""
    first, _ = read("/contact/")
    second, _ = read("/contact/", headers={"if-none-match": first["ETag"]})
    assert (
        second.get("Content-Security-Policy", first["Content-Security-Policy"])
        == (first["Content-Security-Policy"])
    )


def test_a_host_that_is_not_ours_gets_no_kept_page(read, station):
    for _number in range(3):
        read("/contact/")
    for host in ("evil.example", "testserver.evil.example", "", "[::1"):
        response, _ = read("/contact/", headers={"host": host})
        assert response.status_code == 400
        assert "กมลา" not in response.content.decode()


def test_a_page_that_was_kept_over_https_is_not_shown_over_http(client, kept, station, settings):
    """Neither to the second reader nor to later ones; who comes without is sent there."""
    settings.SECURE_SSL_REDIRECT = True
    client.handler.load_middleware()
    for _number in range(3):
        assert client.get("/contact/", secure=True).status_code == 200
    assert client.get("/contact/").status_code == 301


def test_a_browser_that_has_the_page_hears_that_nothing_changed(read, station):
    first, _ = read("/contact/")
    second, was_made = read("/contact/", headers={"if-none-match": first["ETag"]})
    assert (second.status_code, second.content, was_made) == (304, b"", False)
    assert "max-age=0" in second["Cache-Control"]
    assert "public" in second["Cache-Control"]
    changed, _ = read("/contact/", headers={"if-none-match": '"of-another-day"'})
    assert changed.status_code == 200


def test_what_a_browser_says_of_its_owner_makes_no_other_page(read, is_made_anew, station):
    read("/contact/", headers={"accept-language": "en-GB", "cookie": "theme=dark"})
    assert not is_made_anew("/contact/", headers={"accept-language": "th"})
    response, _ = read("/contact/", headers={"accept-language": "de"})
    assert "Accept-Language" not in response.get("Vary", "")


def test_compressed_and_plain_pages_are_kept_apart(read, station):
    compressed, _ = read("/contact/", headers={"accept-encoding": "br, gzip"})
    plain, _ = read("/contact/")
    assert compressed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    again, was_made = read("/contact/", headers={"accept-encoding": "gzip, deflate"})
    assert again.content == compressed.content
    assert not was_made


def test_languages_and_stations_have_pages_of_their_own(read, station, other_station):
    in_english(own_page(QuestionsPage, station))
    thai, english = read("/qa/")[0], read("/en/qa/")[0]
    other = read("/qa/", headers={"host": other_station.hostname})[0]
    assert len({thai.content, english.content, other.content}) == 3
    for response, address, host in (
        (thai, "/qa/", "testserver"),
        (english, "/en/qa/", "testserver"),
        (other, "/qa/", other_station.hostname),
    ):
        again, was_made = read(address, headers={"host": host})
        assert again.content == response.content
        assert not was_made


def test_who_works_here_gets_a_page_of_the_own(read, is_made_anew, client_for, officer_user, kept):
    officer = client_for(officer_user)
    response = officer.get("/contact/")
    assert "private" in response["Cache-Control"]
    assert is_made_anew("/contact/")
    assert officer.get("/contact/").status_code == 200
    assert "private" not in read("/contact/")[0]["Cache-Control"]


def test_what_is_sent_is_never_kept(read, client, station):
    before, _ = read("/feedback/")
    answer = client.post("/feedback/", {"comment": ""}, headers={"sec-fetch-site": "same-origin"})
    assert answer.content != before.content
    assert read("/feedback/")[0].content == before.content


@pytest.mark.parametrize("address", ["/search/?q=บัตร", "/news/?utm_source=line", "/news/?month=" + "1" * 80])
def test_addresses_of_which_there_are_endlessly_many_are_not_kept(address, is_made_anew, station):
    assert is_made_anew(address)
    assert is_made_anew(address)


def test_filters_with_few_answers_are_kept(is_made_anew, station):
    assert is_made_anew("/news/?kind=activities")
    assert not is_made_anew("/news/?kind=activities")
    assert is_made_anew("/news/")


def test_a_page_that_was_missing_appears_at_once(read, station):
    assert read("/notice/")[0].status_code == 404
    published(ContentPage, station, slug="notice", title="ประกาศ")
    assert read("/notice/")[0].status_code == 200


def test_a_redirect_is_not_kept(read, station):
    Redirect.objects.create(site=station, old_path="/old", redirect_link="/contact/")
    assert read("/old/")[0]["Location"] == "/contact/"
    Redirect.objects.all().delete()
    assert read("/old/")[0].status_code == 404


def test_a_preview_is_not_kept(read, rf, kept, station):
    page = draft(ContentPage, station, slug="notice", title="ยังไม่เผยแพร่")
    preview = page.make_preview_request(rf.get("/admin/"))
    assert "ยังไม่เผยแพร่" in preview.content.decode()
    assert read("/notice/")[0].status_code == 404


def test_pages_about_complaints_are_never_kept(read, is_made_anew, station):
    response, _ = read("/complaint/")
    assert response["Cache-Control"] == "no-store"
    assert is_made_anew("/complaint/")


def test_a_head_request_gets_the_headers_of_the_kept_page(client, read, station):
    page, _ = read("/contact/")
    head = client.head("/contact/")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == page["ETag"]


def test_turned_off_every_page_is_made_anew(read, is_made_anew, settings, station):
    read("/contact/")
    settings.PAGE_CACHE = False
    assert is_made_anew("/contact/")

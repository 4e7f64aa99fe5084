"""What every public answer says to browsers and caches."""

import re

import pytest

from tests.cms.pages import soup

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/",
    "/en/",
    "/news/",
    "/qa/",
    "/feedback/",
    "/oit/",
    "/oit/2567/",
    "/contact/",
    "/orders/",
    "/search/?q=ตำรวจ",
    "/en/search/?q=police",
    "/site-map/",
    "/nothing-here/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_gets_no_cookie_and_a_page_that_caches_may_share(address, client, station):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_stale_session_cookie_changes_nothing(client, station):
    client.cookies["sessionid"] = "left-over"
    client.cookies["django_language"] = "en"
    response = client.get("/")
    assert soup(response).html["lang"] == "th"
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_content_policy_allows_nothing_inline_and_no_third_party(address, client, station):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_keep_to_their_policy(address, client, station):
    page = soup(client.get(address))
    assert not page.select("style, [style], script:not([src])")
    assert not [tag for tag in page.find_all() if any(name.startswith("on") for name in tag.attrs)]
    for tag in page.select("script[src], link[rel=stylesheet], link[rel=preload], link[rel=icon], img[src]"):
        assert re.match(r"/[^/]", tag.get("src") or tag["href"])


def test_the_admin_has_a_looser_policy_of_its_own_and_is_not_kept_by_caches(client_for, officer_user):
    response = client_for(officer_user).get("/admin/")
    assert "'unsafe-inline'" in response["Content-Security-Policy"]
    assert "http:" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_the_usual_security_headers_are_there(client, station):
    response = client.get("/")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Frame-Options"] in ("SAMEORIGIN", "DENY")
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/en/nothing/",
        "/" + "deep/" * 60,
        "/oit/1234567890123/",
        "/%00/",
        "/%E0%B8%81%E0%B8%A1%E0%B8%A5%E0%B8%B2/",
        "/..%2f..%2fetc/passwd",
        "/news/feed/feed/",
        "/qa/" + "9" * 30 + "/",
        "/fr/",
    ],
)
def test_an_address_of_nothing_is_not_found(address, client, station):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/media/images/../../db.sqlite3", "/media/images/%2e%2e/%2e%2e/x"])
def test_files_outside_the_pictures_are_out_of_reach(address, client, station):
    assert client.get(address).status_code in (400, 404)


@pytest.mark.parametrize(("name", "status"), [("a.webp", 200), ("a.html", 404), ("a.svg", 404), ("a", 404)])
def test_only_pictures_are_given_out_of_the_folder_of_pictures(
    name, status, client, station, settings, tmp_path
):
    """A file of another kind may come with what was imported, and would be opened as a page of this site."""
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / name).write_bytes(b"<script>alert(1)</script>")
    assert client.get(f"/media/images/{name}").status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/news/?page=abc&kind=%00&month=2567-99",
        "/news/?page=-1&kind=x&month=",
        "/qa/?q=%00&topic=x&page=999999999999999999999",
        "/orders/?purpose=x%00",
        "/search/?q=%00%F0%9F%9A%93&page=x",
        "/?untranslated=99999999999999999",
        "/en/?untranslated=๑๒",
        "/feedback/?page=%00&useful=maybe",
    ],
)
def test_a_query_that_is_not_understood_is_ignored(address, client, station):
    assert client.get(address).status_code == 200

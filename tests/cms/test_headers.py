"""What every answer says to browsers, also where no page was made, and how much a request may bring."""

import pytest
from django.conf import settings

from cms.headers import limit_of

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def assert_guarded(response):
    for name, value in EVERYWHERE.items():
        assert response[name] == value
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "frame-ancestors" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
    assert response["Referrer-Policy"] in ("strict-origin-when-cross-origin", "same-origin")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/en/", 200),
        ("/robots.txt", 200),
        ("/static/css/admin/admin.css", 200),
        ("/favicon.ico", 302),
        ("/nothing-here/", 404),
        ("/documents/nothing/", 404),
        ("/admin/login/", 200),
        ("/admin/", 302),
    ],
)
def test_every_answer_has_them(address, status, client, station):
    response = client.get(address)
    assert response.status_code == status
    assert_guarded(response)


def test_a_refused_host_gets_them_and_no_page(client, station):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert_guarded(response)
    assert "กมลา" not in response.content.decode()


def test_an_error_gets_them(client, station, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("cms.views.reverse", fail)
    client.raise_request_exception = False
    response = client.get("/robots.txt")
    assert response.status_code == 500
    assert_guarded(response)


@pytest.mark.parametrize(
    "host", ["evil.example:443", "testserver.evil.example", "testserver@evil.example", "[::1", ""]
)
def test_a_forged_host_is_refused(client, station, host):
    assert client.get("/admin/login/", headers={"host": host}).status_code == 400


def test_the_admin_asks_not_to_be_listed_and_tells_nobody_its_address(client, station):
    response = client.get("/admin/login/")
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_a_public_form_takes_no_more_than_a_form(client, station):
    response = client.post("/feedback/", {"text": "ก" * settings.REQUEST_LIMIT})
    assert response.status_code == 413
    assert "1 " in response.content.decode()
    assert_guarded(response)


@pytest.mark.parametrize(
    ("path", "megabytes"),
    [
        ("/news/", 1),
        ("/en/qa/", 1),
        ("/complaint/", 60),
        ("/en/complaint/", 60),
        ("/complaint", 1),
        ("/complaints-of-others/", 1),
        ("/contribute/x/", 120),
        ("/admin/images/add/", 120),
    ],
)
def test_where_files_are_sent_in_more_may_be_sent(path, megabytes):
    assert limit_of(path) == megabytes * settings.MEGABYTE


@pytest.mark.parametrize("length", ["x", "-5", "１２", ""])
def test_a_length_that_is_none_fails_nothing(client, station, length):
    assert client.get("/robots.txt", CONTENT_LENGTH=length).status_code == 200

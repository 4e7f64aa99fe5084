"""Coming in with a password, and the ways that are closed."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.models import User

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("login", ["officer", "Officer", "officer@example.org", "OFFICER@example.org"])
def test_name_and_e_mail_both_lead_to_the_admin(login, enter, officer, client):
    response = enter(login)
    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_one_is_led_to_where_one_wanted_to_go(client, officer, enter):
    response = client.get("/admin/account/")
    assert response.url == "/admin/login/?next=/admin/account/"
    form = client.get(response.url).content.decode()
    assert 'name="next" value="/admin/account/"' in form
    data = {"login": "officer", "password": PASSWORD, "next": "/admin/account/"}
    assert client.post("/admin/login/", data).url == "/admin/account/"


def test_nobody_is_led_to_another_site(client, officer):
    data = {"login": "officer", "password": PASSWORD, "next": "https://evil.example/admin/"}
    assert client.post("/admin/login/", data).url == "/admin/"


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(enter, officer):
    wrong, unknown = (
        re.sub(r'value="[^"]*"', "", enter(name, "ผิดแน่นอน").content.decode())
        for name in ("officer", "nobody")
    )
    assert wrong == unknown


def test_what_was_typed_as_name_is_not_lost_and_the_password_is_not_repeated(enter, officer):
    page = enter("officer", "ผิดแน่นอน").content.decode()
    assert 'value="officer"' in page
    assert "ผิดแน่นอน" not in page


def test_a_deactivated_account_does_not_come_in(enter, officer, client):
    officer.is_active = False
    officer.save()
    assert enter("officer", follow=True).redirect_chain[-1][0] == reverse("account_inactive")
    assert client.get("/admin/").status_code == 302


def test_an_account_without_a_role_is_told_so_and_not_sent_in_circles(enter, client):
    User.objects.create_user("new", "new@example.org", PASSWORD)
    response = enter("new", follow=True)
    assert response.status_code == 200
    assert len(response.redirect_chain) < 4
    assert response.request["PATH_INFO"] == "/admin/login/"
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_wagtails_way_in_through_the_public_site_leads_here(client, prefix):
    response = client.get(f"{prefix}/_util/login/?next=/oit/")
    assert response.status_code == 302
    assert response.url == "/admin/login/?next=/oit/"
    assert client.post(f"{prefix}/_util/login/", {"username": "officer", "password": "x"}).status_code in (
        302,
        403,
    )


@pytest.mark.parametrize("path", ["", "done/", "confirm/MQ/set-password/", "complete/"])
def test_wagtails_pages_for_a_forgotten_password_lead_here(client, path):
    assert client.get(f"/admin/password_reset/{path}").url == reverse("account_reset_password")


@pytest.mark.parametrize("path", ["signup/", "login/signup/", "email/", "confirm-email/", "social/"])
def test_nobody_signs_up(client, path):
    assert client.get(f"/admin/{path}").status_code in (302, 404)
    assert client.post(f"/admin/{path}", {"username": "x"}).status_code in (302, 403, 404)
    assert not User.objects.filter(username="x").exists()


def test_signing_out_takes_a_post_and_the_session_cookie(client, officer, enter):
    enter("officer")
    assert client.get("/admin/logout/").status_code == 200
    assert client.get("/admin/").status_code == 200
    response = client.post("/admin/logout/")
    assert response.url == "/admin/login/"
    assert response.cookies["sessionid"].value == ""
    assert client.get("/admin/").status_code == 302


def test_a_forgotten_password_is_replaced_through_a_mail(client, officer, enter):
    response = client.post(reverse("account_reset_password"), {"email": "Officer@example.org"})
    assert response.url == reverse("account_reset_password_done")
    (message,) = mail.outbox
    assert message.to == ["officer@example.org"]
    assert "officer" in message.body
    link = re.search(r"http://testserver(/admin/password/link/\S+)", message.body)[1]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    assert link not in address
    new = {"password1": "ปลอดภัยไว้ก่อน-2567", "password2": "ปลอดภัยไว้ก่อน-2567"}
    assert client.post(address, new, follow=True).redirect_chain[-1][0] == "/admin/login/"
    assert enter("officer").status_code == 200
    assert enter("officer", "ปลอดภัยไว้ก่อน-2567").url == "/admin/"
    # It works once.
    assert b"password1" not in client.get(link, follow=True).content


def test_asking_for_an_unknown_mailbox_tells_nothing(client, officer):
    response = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert response.url == reverse("account_reset_password_done")
    assert not mail.outbox


def test_a_mail_server_that_fails_takes_no_page_down(client, officer, monkeypatch):
    def fail(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    response = client.post(reverse("account_reset_password"), {"email": "officer@example.org"})
    assert response.url == reverse("account_reset_password_done")


def test_the_page_is_thai_and_becomes_english_by_a_link(client):
    page = client.get("/admin/login/", headers={"accept-language": "en"})
    assert b'<html lang="th"' in page.content
    assert b"language=en" in page.content
    assert b'<html lang="en"' in client.get("/admin/login/?language=en").content
    assert client.cookies["django_language"]["path"] == "/admin/"
    assert b'<html lang="en"' in client.get("/admin/login/").content
    assert b'<html lang="en"' in client.get(reverse("account_reset_password")).content
    assert client.get("/admin/login/?language=xx").status_code == 200


def test_the_pages_keep_the_policy_of_the_admin(client):
    response = client.get("/admin/login/")
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_the_public_site_sets_no_cookie_and_asks_for_no_account(client_for, officer_user, client):
    assert not client.get("/").cookies
    signed_in = client_for(officer_user)
    signed_in.get("/")
    with CaptureQueriesContext(connection) as queries:
        signed_in.get("/robots.txt")
    tables = ("usersession", "mfa_", "axes_", "signin_")
    assert not [each["sql"] for each in queries if any(table in each["sql"] for table in tables)]


def test_the_account_page_leads_to_the_page_about_signing_in(client_for, officer_user):
    client = client_for(officer_user)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert reverse("mfa_index") in page
    assert "password-old_password" not in page
    data = {
        "name_email-first_name": "สมศรี",
        "name_email-last_name": "ใจดี",
        "name_email-email": "new@example.org",
        "locale-preferred_language": "en",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    assert client.post(reverse("wagtailadmin_account"), data).status_code == 302
    officer_user.refresh_from_db()
    assert officer_user.first_name == "สมศรี"
    # Links for new passwords go there: it is for supervisors to change.
    assert officer_user.email != "new@example.org"
    assert b'<html lang="en"' in client.get(reverse("mfa_index")).content

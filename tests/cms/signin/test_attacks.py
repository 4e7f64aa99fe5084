"""What an attacker tries with sessions, links in mails, forged requests and forms; each is refused."""

import json
import re
import time

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.models import StationGroup, User
from cms.models.stations import Role
from cms.signin.receivers import SIGNED_IN_AT
from home.models import ContentPage
from oit.stations import group_for
from tests.factories import published

pytestmark = pytest.mark.django_db


def test_a_session_that_was_there_before_signing_in_is_of_no_use_afterwards(client, enter, officer):
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    enter("officer")
    assert client.cookies["sessionid"].value != planted
    attacker = Client()
    attacker.cookies["sessionid"] = planted
    assert attacker.get("/admin/").url.startswith("/admin/login/")


def test_a_session_ends_after_twelve_hours_without_use_and_a_week_at_the_latest(
    client, enter, officer, settings
):
    enter("officer")
    assert client.get("/admin/").status_code == 200
    assert client.session.get_expiry_age() <= 12 * 60 * 60
    assert settings.SESSION_COOKIE_AGE == 12 * 60 * 60
    session = client.session
    session[SIGNED_IN_AT] = time.time() - 8 * 86400
    session.save()
    assert client.get("/admin/").url.startswith("/admin/login/")
    assert not client.session.get("_auth_user_id")


def test_using_it_prolongs_a_session(client, enter, officer):
    enter("officer")
    client.get("/admin/")
    assert client.cookies["sessionid"].value
    before = client.session.get_expiry_date()
    # As if five minutes had gone by.
    cache.clear()
    response = client.get("/admin/")
    assert "sessionid" in response.cookies
    assert client.session.get_expiry_date() > before


@pytest.mark.parametrize("header", ["host", "x-forwarded-host"])
def test_a_link_for_a_new_password_never_leads_to_a_host_that_was_sent(header, client, officer):
    response = client.post(
        reverse("account_reset_password"), {"email": officer.email}, headers={header: "evil.example"}
    )
    assert response.status_code == 400 or all("evil.example" not in each.body for each in mail.outbox)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_led_away_by_an_address(target, client, enter, officer):
    response = client.post(
        f"{reverse('account_login')}?next={target}",
        {"login": "officer", "password": "สายตรวจ-กมลา-191-ทุกวัน", "next": target},
    )
    assert response.status_code == 302
    assert response.url.startswith("/admin/")
    assert "evil" not in client.post(reverse("account_logout"), {"next": target}).url


@pytest.fixture
def members_page(station):
    """A page of Kamala that only people who are signed in may read."""
    page = published(ContentPage, station, title="ลับเฉพาะคนใน")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def test_a_password_alone_opens_no_restricted_page_of_the_site(
    members_page, client, enter, officer, settings, second_factor_required
):
    settings.SECOND_FACTOR_GRACE_DAYS = 0
    enter("officer")
    response = client.get(members_page.url)
    assert response.status_code == 302
    settings.SECOND_FACTOR_REQUIRED = False
    assert client.get(members_page.url).status_code == 200


def test_the_first_password_opens_no_restricted_page_of_the_site(members_page, client, enter, officer):
    User.objects.filter(pk=officer.pk).update(must_change_password=True)
    enter("officer")
    assert client.get(members_page.url).status_code == 302


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/admin/tag-autocomplete/", {}),
        ("/admin/account/", {"name_email-first_name": "ถูกยึด"}),
        ("/admin/signing-in/sessions/end/", {}),
        ("/admin/logout/", {}),
    ],
)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_another_site_makes_nobody_do_anything(address, sent, kind, officer_user):
    attacker = Client(enforce_csrf_checks=True)
    attacker.force_login(officer_user)
    response = attacker.post(
        address, json.dumps(sent), content_type=kind, headers={"origin": "https://evil.example"}
    )
    assert response.status_code in (403, 405)
    officer_user.refresh_from_db()
    assert officer_user.first_name != "ถูกยึด"
    assert attacker.get("/admin/").status_code == 200


def form_of(response):
    """The fields of a user form as a browser would send them."""
    return dict(
        re.findall(r'name="(username|email|first_name|last_name)" value="([^"]*)"', response.content.decode())
    )


def test_fields_that_the_form_does_not_offer_change_nothing(
    supervisor_user, officer_user, other_station, station, client_for
):
    client = client_for(supervisor_user)
    address = reverse("wagtailusers_users:edit", args=[officer_user.pk])
    foreign = StationGroup.objects.get(site=other_station, role=Role.CHIEF).group
    sent = form_of(client.get(address)) | {
        "is_superuser": "on",
        "is_staff": "on",
        "user_permissions": ["1"],
        "must_change_password": "",
        "password": "x",
        "pk": "1",
        "groups": [group_for(station, Role.OFFICER).pk],
        "is_active": "on",
    }
    before = User.objects.get(pk=officer_user.pk).password
    client.post(address, sent)
    client.post(address, sent | {"groups": [foreign.pk]})
    after = User.objects.get(pk=officer_user.pk)
    assert not after.is_superuser
    assert not after.user_permissions.exists()
    assert after.password == before
    assert not after.groups.filter(pk=foreign.pk).exists()


def test_nobody_raises_the_own_account(officer_user, client_for, station):
    client = client_for(officer_user)
    for address in ("/admin/account/", reverse("wagtailusers_users:edit", args=[officer_user.pk])):
        client.post(
            address, {"is_superuser": "on", "groups": [group_for(station, Role.CHIEF).pk], "is_active": "on"}
        )
    after = User.objects.get(pk=officer_user.pk)
    assert not after.is_superuser
    assert [group.station_group.role for group in after.groups.all()] == [Role.OFFICER]


def test_wrong_name_and_wrong_password_cost_the_same_work(enter, officer, monkeypatch):
    """An answer that comes sooner for names that do not exist would tell which do."""
    hashed = []
    make = User.set_password
    monkeypatch.setattr(User, "set_password", lambda user, raw: (hashed.append(raw), make(user, raw)))
    enter("nobody-of-this-name", "ผิด-ผิด-ผิด-ผิด")
    assert hashed

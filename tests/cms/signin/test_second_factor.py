"""The second factor: who is asked for one, setting it up, and confirming with it."""

import datetime
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from cms.signin.models import AccessEvent, Event

from .conftest import code_of, wrong_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor_required")]

GRACE = "/admin/signing-in/second-factor/"
ASKED = "/admin/login/code/"


def made_days_ago(user, days):
    user.date_joined = timezone.now() - datetime.timedelta(days=days)
    user.save()


def test_a_new_account_is_asked_and_may_put_it_off(client, enter, officer):
    enter("officer")
    response = client.get("/admin/account/")
    assert response.url == f"{GRACE}?next=%2Fadmin%2Faccount%2F"
    page = client.get(response.url)
    assert reverse("mfa_activate_totp") in page.content.decode()
    assert reverse("mfa_add_webauthn") in page.content.decode()
    assert client.post(GRACE, {"next": "/admin/account/"}).url == "/admin/account/"
    assert client.get("/admin/account/").status_code == 200


def test_it_is_asked_for_again_at_the_next_sign_in(client, enter, officer):
    enter("officer")
    client.post(GRACE)
    client.post("/admin/logout/")
    enter("officer")
    assert client.get("/admin/").url.startswith(GRACE)


def test_after_the_days_of_grace_nobody_comes_in_without(client, enter, officer, settings):
    settings.SECOND_FACTOR_GRACE_DAYS = 7
    enter("officer")
    client.post(GRACE)
    assert client.get("/admin/").status_code == 200
    made_days_ago(officer, 8)
    assert client.get("/admin/").url.startswith(GRACE)
    response = client.post(GRACE)
    assert response.status_code == 200
    assert "value=" not in re.sub(r"csrfmiddlewaretoken\" value", "", response.content.decode())
    for address in ("/admin/", "/admin/account/", "/admin/pages/", "/admin/signing-in/"):
        assert client.get(address).url.startswith(GRACE)
        assert client.post(address).status_code == 302
    assert client.get("/admin/pages/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_setting_up_an_app_gives_recovery_codes_and_opens_the_admin(
    client, enter, officer, django_capture_on_commit_callbacks
):
    made_days_ago(officer, 30)
    enter("officer")
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    refused = client.post(reverse("mfa_activate_totp"), {"code": wrong_code(secret)})
    assert refused.context["form"].errors["code"]
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    assert len(done.context["unused_codes"]) == 10
    assert client.get("/admin/").status_code == 200
    assert secret not in Authenticator.objects.get(user=officer, type="totp").data["secret"]
    kinds = AccessEvent.objects.filter(user=officer).values_list("kind", flat=True)
    assert Event.FACTOR_ADDED in kinds


def test_the_code_of_the_app_is_asked_for_after_the_password(client, enter, officer, app):
    assert enter("officer").url == ASKED
    assert client.get("/admin/").status_code == 302
    assert client.get(ASKED).status_code == 200
    assert client.post(ASKED, {"code": app.code()}).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert AccessEvent.objects.get(kind=Event.SIGNED_IN).detail == "totp"


def test_a_wrong_code_does_not_open(client, enter, officer, app):
    enter("officer")
    response = client.post(ASKED, {"code": wrong_code(app.secret)})
    assert response.context["form"].errors["code"]
    assert client.get("/admin/").status_code == 302
    assert AccessEvent.objects.filter(user=officer, kind=Event.WRONG_CODE).count() == 1
    assert not AccessEvent.objects.filter(user=officer, kind=Event.SIGNED_IN).exists()


def test_the_code_page_alone_opens_nothing(client, app):
    assert client.get(ASKED).url == "/admin/login/"
    assert client.post(ASKED, {"code": app.code()}).url == "/admin/login/"


def test_a_code_works_once(client, enter, officer, app):
    code = app.code()
    enter("officer")
    client.post(ASKED, {"code": code})
    client.post("/admin/logout/")
    enter("officer")
    # As in another process, whose cache does not know.
    cache.clear()
    assert client.post(ASKED, {"code": code}).context["form"].errors["code"]
    assert client.get("/admin/").status_code == 302


def test_a_recovery_code_opens_once(client, enter, officer, app):
    code = Authenticator.objects.get(user=officer, type="recovery_codes").wrap().get_unused_codes()[0]
    enter("officer")
    assert client.post(ASKED, {"code": code}).url == "/admin/"
    client.post("/admin/logout/")
    enter("officer")
    assert client.post(ASKED, {"code": code}).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_a_forgotten_password_does_not_get_round_the_second_factor(client, enter, officer, app):
    officer.set_password("another pass phrase 191")
    officer.save()
    assert enter("officer", "another pass phrase 191").url == ASKED


def test_removing_it_long_after_signing_in_asks_for_the_password(client, enter, officer, app):
    enter("officer")
    client.post(ASKED, {"code": app.code()})
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    session = client.session
    session["signed_in_at"] -= 3600
    session.save()
    assert client.get(reverse("mfa_deactivate_totp")).url.startswith(reverse("account_reauthenticate"))
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 302
    assert Authenticator.objects.filter(user=officer, type="totp").exists()


def test_removing_the_last_one_takes_the_recovery_codes_too_and_asks_for_a_new_one(
    client, enter, officer, app
):
    enter("officer")
    client.post(ASKED, {"code": app.code()})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=officer).exists()
    assert client.get("/admin/").url.startswith(GRACE)
    assert AccessEvent.objects.filter(user=officer, kind=Event.FACTOR_REMOVED).exists()


def test_under_another_secret_no_code_fits(client, enter, officer, app, settings):
    settings.SECRET_KEY = "another secret that never saw the key of the app"
    enter("officer")
    for code in (app.code(), "000000"):
        assert client.post(ASKED, {"code": code}).status_code == 200


def test_the_own_page_shows_what_there_is(client_for, officer, app, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    page = client_for(officer).get("/admin/signing-in/")
    assert page.status_code == 200
    assert reverse("mfa_deactivate_totp") in page.content.decode()
    assert reverse("mfa_view_recovery_codes") in page.content.decode()

"""Guessing is stopped, for whom and for how long, and who may release a lock."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.signin import locks
from cms.signin.models import AccessEvent, Event

from .conftest import PASSWORD, wrong_code

pytestmark = pytest.mark.django_db

ASKED = "/admin/login/code/"


def guess(enter, times=5, name="officer", **options):
    for _try in range(times):
        response = enter(name, "ผิดแน่นอน", **options)
    return response


def test_after_five_failures_even_the_right_password_is_refused_in_words(enter, officer, client):
    assert guess(enter, 4).status_code == 200
    response = guess(enter, 1)
    assert response.status_code == 429
    assert "30" in response.content.decode()
    assert enter("officer").status_code == 429
    assert client.get("/admin/").status_code == 302
    assert AccessEvent.objects.filter(user=officer, kind=Event.LOCKED).count() == 1


def test_other_names_of_the_account_are_counted_together(enter, officer):
    for name in ("officer", "OFFICER", "officer@example.org", "Officer@Example.org", " officer"):
        response = enter(name, "ผิดแน่นอน")
    assert response.status_code == 429


def test_somebody_else_cannot_lock_a_colleague_out_from_another_address(enter, officer):
    assert guess(enter, REMOTE_ADDR="203.0.113.9").status_code == 429
    assert enter("officer").url == "/admin/"


def test_without_a_proxy_a_forged_address_does_not_help(enter, officer):
    for number in range(5):
        response = enter("officer", "ผิด", headers={"x-forwarded-for": f"203.0.113.{number}"})
    assert response.status_code == 429


def test_behind_a_proxy_the_address_that_it_wrote_counts(enter, officer, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(5):
        response = enter("officer", "ผิด", headers={"x-forwarded-for": f"198.51.100.{number}, 203.0.113.9"})
    assert response.status_code == 429
    assert AccessEvent.objects.filter(kind=Event.FAILED).first().address == "203.0.113.9"
    assert enter("officer", headers={"x-forwarded-for": "203.0.113.10"}).url == "/admin/"


def test_a_lock_ends_by_itself(enter, officer):
    guess(enter)
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(minutes=31))
    assert enter("officer").url == "/admin/"


def test_trying_again_while_locked_does_not_prolong_it(enter, officer):
    guess(enter)
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(minutes=29))
    before = AccessAttempt.objects.get().attempt_time
    enter("officer")
    assert AccessAttempt.objects.get().attempt_time == before


def test_success_forgets_the_failures(enter, officer, client):
    guess(enter, 4)
    enter("officer")
    client.post("/admin/logout/")
    assert guess(enter, 4).status_code == 200


def test_wrong_codes_lock_wherever_they_come_from(enter, officer, app):
    for number in range(5):
        client = Client(REMOTE_ADDR=f"203.0.113.{number}")
        client.post(reverse("account_login"), {"login": "officer", "password": PASSWORD})
        response = client.post(ASKED, {"code": wrong_code(app.secret)})
    assert response.status_code == 429
    enter("officer")
    refused = Client(REMOTE_ADDR="203.0.113.99")
    refused.post(reverse("account_login"), {"login": "officer", "password": PASSWORD})
    assert refused.post(ASKED, {"code": app.code()}).status_code != 302
    assert refused.get("/admin/").status_code == 302
    assert locks.is_locked(officer)


def test_failures_by_name_cannot_be_made_to_count_as_codes(enter, officer, app, client):
    guess(enter, name="officer#code", REMOTE_ADDR="203.0.113.9")
    assert not locks.is_locked(officer)
    enter("officer")
    assert client.post(ASKED, {"code": app.code()}).url == "/admin/"


def test_nothing_secret_is_kept_with_a_failure(enter, officer, app, client):
    enter("officer", "my-secret-pass-phrase")
    enter("my-secret-name-field", "x")
    enter("officer")
    code = wrong_code(app.secret)
    client.post(ASKED, {"code": code})
    kept = str(list(AccessAttempt.objects.values())) + str(list(AccessEvent.objects.values()))
    for secret in ("my-secret-pass-phrase", "my-secret-name-field", code):
        assert secret not in kept


def test_a_supervisor_releases_a_colleague(enter, officer, supervisor_user, client_for):
    guess(enter)
    supervisor, address = (
        client_for(supervisor_user),
        reverse("wagtailusers_users:sign_in", args=[officer.pk]),
    )
    assert 'value="release_lock"' in supervisor.get(address).content.decode()
    assert supervisor.post(address, {"deed": "release_lock"}).url == address
    assert 'value="release_lock"' not in supervisor.get(address).content.decode()
    assert enter("officer").url == "/admin/"
    released = AccessEvent.objects.get(kind=Event.RELEASED)
    assert (released.user, released.by) == (officer, supervisor_user)


def test_a_lock_is_released_on_the_command_line(enter, officer, capsys):
    guess(enter)
    call_command("release_lock", "officer@example.org")
    assert enter("officer").url == "/admin/"
    with pytest.raises(CommandError):
        call_command("release_lock", "nobody")

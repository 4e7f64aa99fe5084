"""Where one is signed in: seeing it and ending it."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse

from cms.signin.events import prune
from cms.signin.sessions import device

pytestmark = pytest.mark.django_db

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
    "Mobile Safari/537.36"
)


@pytest.fixture
def phone(client_for, officer):
    """The officer's telephone, signed in and seen in the admin."""
    phone = client_for(officer, headers={"user-agent": PHONE}, REMOTE_ADDR="203.0.113.7")
    phone.get("/admin/")
    return phone


@pytest.fixture
def desk(client_for, officer):
    desk = client_for(officer)
    desk.get("/admin/")
    return desk


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (PHONE, "Chrome, Android"),
        (f"{PHONE} Line/14.2.1/IAB", "LINE, Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"),
    ],
)
def test_devices_are_named_in_words(user_agent, words):
    assert device(user_agent) == words


def test_one_sees_the_own_sessions(desk, phone):
    page = desk.get(reverse("mfa_index")).content.decode()
    assert "Chrome, Android" in page
    assert "203.0.113.7" in page


def test_one_ends_a_session_elsewhere(desk, phone, officer):
    other = UserSession.objects.get(user=officer, ip="203.0.113.7")
    assert desk.post(reverse("signin_end_session", args=[other.pk])).url == reverse("mfa_index")
    assert phone.get("/admin/").status_code == 302
    assert desk.get("/admin/").status_code == 200


def test_one_ends_all_other_sessions(desk, phone, officer):
    desk.post(reverse("signin_end_sessions"))
    assert phone.get("/admin/").status_code == 302
    assert desk.get("/admin/").status_code == 200
    assert UserSession.objects.filter(user=officer).count() == 1


def test_nobody_ends_a_session_of_somebody_else(desk, client_for, supervisor_user):
    theirs = client_for(supervisor_user)
    theirs.get("/admin/")
    session = UserSession.objects.get(user=supervisor_user)
    assert desk.post(reverse("signin_end_session", args=[session.pk])).status_code == 404
    assert theirs.get("/admin/").status_code == 200


def test_a_form_is_needed_to_end_a_session(desk):
    assert desk.get(reverse("signin_end_sessions")).status_code == 405


def test_being_seen_is_written_once_in_five_minutes(desk, officer):
    before = UserSession.objects.get(user=officer).last_seen_at
    desk.get("/admin/")
    assert UserSession.objects.get(user=officer).last_seen_at == before


def test_what_is_known_of_a_session_goes_with_it(desk, officer):
    Session.objects.all().delete()
    prune()
    assert not UserSession.objects.exists()

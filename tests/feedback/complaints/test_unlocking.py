"""A key is open only for the browser that opened it, and not for long."""

from datetime import timedelta

import pytest
from django.contrib.auth import logout
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from feedback.complaints import holders, unlocking
from feedback.complaints.models import UnlockedKey
from feedback.complaints.sealing.wrapping import WrongPassphrase

from .conftest import PASSPHRASE

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(db):
    session = SessionStore()
    session.create()
    return session


@pytest.fixture
def ask(first, session):
    """A function that makes a request of the first officer's, in a new process, with the cookies given."""

    def ask(cookies=None, *, user=first.holder.user, session_key=session.session_key):
        request = RequestFactory().get("/")
        request.user = user
        request.session = SessionStore(session_key)
        request.COOKIES = cookies or {}
        return request

    return ask


@pytest.fixture
def opened(first, ask):
    """The response in whose cookie the key to the key is."""
    response = HttpResponse()
    unlocking.unlock(ask(), response, first.holder, PASSPHRASE)
    return response


@pytest.fixture
def cookies(opened):
    return {name: cookie.value for name, cookie in opened.cookies.items()}


def unlocked(request, station):
    return unlocking.unlocked(request, station, "corruption")


def test_the_key_is_open_in_the_next_request(station, first, ask, cookies):
    assert unlocked(ask(cookies), station).secret.seed == first.key.secret.seed


def test_the_cookie_is_for_the_officers_screens_alone(opened):
    (cookie,) = opened.cookies.values()
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/admin/complaints/")


def test_without_the_cookie_it_is_locked(station, ask, opened):
    assert unlocked(ask(), station) is None


def test_another_session_or_user_cannot_use_the_cookie(station, ask, cookies, admin_user):
    other = SessionStore()
    other.create()
    assert unlocked(ask(cookies, session_key=other.session_key), station) is None
    assert unlocked(ask(cookies, user=admin_user), station) is None


def test_a_wrong_passphrase_opens_nothing(first, ask):
    with pytest.raises(WrongPassphrase):
        unlocking.unlock(ask(), HttpResponse(), first.holder, "ข้าวเหนียวทุเรียน")
    assert not UnlockedKey.objects.exists()


def test_after_a_quarter_of_an_hour_it_is_locked_and_forgotten(station, ask, cookies):
    UnlockedKey.objects.update(last_used=timezone.now() - timedelta(minutes=14))
    assert unlocked(ask(cookies), station)
    UnlockedKey.objects.update(last_used=timezone.now() - timedelta(minutes=15))
    assert unlocked(ask(cookies), station) is None
    unlocking.forget_idle_keys()
    assert not UnlockedKey.objects.exists()


def test_use_keeps_it_open(station, ask, cookies):
    UnlockedKey.objects.update(last_used=timezone.now() - timedelta(minutes=14))
    unlocked(ask(cookies), station)
    assert UnlockedKey.objects.get().last_used > timezone.now() - timedelta(minutes=1)


def test_signing_out_forgets_it(ask, opened):
    logout(ask())
    assert not UnlockedKey.objects.exists()


def test_locking_takes_the_cookie_back(station, ask, cookies):
    response = HttpResponse()
    unlocking.lock(ask(cookies), response)
    assert [cookie.value for cookie in response.cookies.values()] == [""]
    assert unlocked(ask(cookies), station) is None


def test_a_new_passphrase_locks_other_browsers(station, first, ask, cookies):
    holders.change_passphrase(first.key, "แกงเขียวหวาน ไก่บ้านสับ")
    assert unlocked(ask(cookies), station) is None

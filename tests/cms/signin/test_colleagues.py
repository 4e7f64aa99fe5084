"""What a supervisor does about the accounts of the own station, and cannot do about others."""

import re
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.urls import reverse

from cms.models import User
from cms.models.stations import Role
from cms.signin.colleague import ColleagueView
from cms.signin.models import AccessEvent, Event
from oit.stations import group_for

from .conftest import App

pytestmark = pytest.mark.django_db

ADD = "wagtailusers_users:add"
NEW = {"password1": "ปลอดภัยไว้ก่อน-2567", "password2": "ปลอดภัยไว้ก่อน-2567"}


def page_of(user):
    return reverse("wagtailusers_users:sign_in", args=[user.pk])


@pytest.fixture
def supervisor(client_for, supervisor_user):
    return client_for(supervisor_user)


@pytest.fixture
def somying(station):
    """What the form of a new account sends."""
    return {
        "username": "somying",
        "email": "somying@example.org",
        "first_name": "สมหญิง",
        "last_name": "ใจดี",
        "groups": [group_for(station, Role.OFFICER).pk],
    }


@pytest.fixture
def invited(supervisor, somying):
    supervisor.post(reverse(ADD), somying)
    return User.objects.get(username="somying")


@pytest.fixture
def mail_fails(monkeypatch):
    def fail(*args, **kwargs):
        raise ConnectionRefusedError("no mail server")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)


def link_in(text):
    return re.search(r"http://testserver(/admin/password/link/[^\s\"]+)", text)[1]


def test_the_form_asks_for_no_password(supervisor):
    form = supervisor.get(reverse(ADD)).context["form"]
    assert not {"password1", "password2", "must_change_password"} & set(form.fields)


def test_an_invitation_says_who_where_and_how(invited, supervisor_user):
    (message,) = mail.outbox
    assert message.to == ["somying@example.org"]
    assert "สถานีตำรวจภูธรกมลา" in message.subject
    for part in ("somying", str(supervisor_user), "http://testserver/admin/login/", "3"):
        assert part in message.body
    assert "&" not in message.body
    event = AccessEvent.objects.get(kind=Event.INVITED)
    assert (event.user, event.by, event.detail) == (invited, supervisor_user, "somying@example.org")


def test_the_link_sets_the_password_once(invited, client, enter):
    link = link_in(mail.outbox[0].body)
    page = client.get(link, follow=True)
    assert "somying" in page.content.decode()
    client.post(page.redirect_chain[-1][0], NEW)
    assert enter("somying", NEW["password1"]).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    client.post("/admin/logout/")
    assert client.get(link).status_code == 200
    assert "somying" not in client.get(link).content.decode()


def test_before_that_nobody_signs_in(invited, enter):
    for password in ("", "somying", "x"):
        assert enter("somying", password).status_code == 200


def test_the_link_works_for_three_days(invited, client, monkeypatch):
    link = link_in(mail.outbox[0].body)
    now = datetime.now()
    later = "django.contrib.auth.tokens.PasswordResetTokenGenerator._now"
    monkeypatch.setattr(later, lambda self: now + timedelta(days=2, hours=23))
    assert client.get(link).status_code == 302
    monkeypatch.setattr(later, lambda self: now + timedelta(days=3, minutes=1))
    assert client.get(link).status_code == 200


def test_an_invitation_sent_again_replaces_the_first(invited, supervisor, client):
    supervisor.post(page_of(invited), {"deed": "send_invitation"})
    first, second = (link_in(message.body) for message in mail.outbox)
    assert client.get(first).status_code == 200
    assert client.get(second).status_code == 302


def test_a_mail_that_fails_keeps_the_account_and_says_what_to_do(supervisor, somying, mail_fails, client):
    response = supervisor.post(reverse(ADD), somying, follow=True)
    person = User.objects.get(username="somying")
    assert response.redirect_chain[-1][0] == page_of(person)
    assert [str(message) for message in response.context["messages"] if message.level_tag == "warning"]
    again = supervisor.post(page_of(person), {"deed": "send_invitation"}, follow=True)
    assert [str(message) for message in again.context["messages"] if message.level_tag == "error"]
    shown = supervisor.post(page_of(person), {"deed": "show_link"})
    assert client.get(link_in(shown.content.decode())).status_code == 302
    assert AccessEvent.objects.filter(kind=Event.LINK_SHOWN, user=person).exists()


def test_without_a_mail_server_the_supervisor_is_told(supervisor, somying, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    response = supervisor.post(reverse(ADD), somying, follow=True)
    assert [message for message in response.context["messages"] if message.level_tag == "warning"]


def test_no_link_is_made_for_someone_who_has_a_password(supervisor, officer):
    for deed in ("send_invitation", "show_link"):
        response = supervisor.post(page_of(officer), {"deed": deed}, follow=True)
        assert "/password/link/" not in response.content.decode()
    before = officer.password
    officer.refresh_from_db()
    assert officer.password == before
    assert not mail.outbox


def test_whoever_is_deactivated_is_out_at_once_and_can_be_brought_back(
    supervisor, officer, client_for, enter
):
    theirs = client_for(officer)
    theirs.get("/admin/")
    supervisor.post(page_of(officer), {"deed": "deactivate"})
    assert theirs.get("/admin/").status_code == 302
    assert not UserSession.objects.filter(user=officer).exists()
    assert enter("officer").url == reverse("account_inactive")
    supervisor.post(page_of(officer), {"deed": "reactivate"})
    assert theirs.get("/admin/").status_code == 302
    assert enter("officer").url == "/admin/"
    kinds = list(AccessEvent.objects.filter(user=officer, by__isnull=False).values_list("kind", flat=True))
    assert kinds == [Event.REACTIVATED, Event.DEACTIVATED]


def test_a_second_factor_is_reset_and_the_sessions_end(
    supervisor, officer, client_for, enter, supervisor_user
):
    App(officer)
    theirs = client_for(officer)
    theirs.get("/admin/")
    supervisor.post(page_of(officer), {"deed": "reset_second_factor"})
    assert not Authenticator.objects.filter(user=officer).exists()
    assert theirs.get("/admin/").status_code == 302
    assert enter("officer").url == "/admin/"
    assert AccessEvent.objects.get(kind=Event.FACTOR_RESET).by == supervisor_user


def test_all_sessions_of_a_colleague_are_ended(supervisor, officer, client_for):
    theirs = client_for(officer)
    theirs.get("/admin/")
    supervisor.post(page_of(officer), {"deed": "end_sessions"})
    assert theirs.get("/admin/").status_code == 302
    assert AccessEvent.objects.filter(kind=Event.SESSIONS_ENDED, user=officer).exists()


def unchanged(person):
    return (
        User.objects.values_list("is_active", "password").get(pk=person.pk),
        Authenticator.objects.filter(user=person).count(),
        UserSession.objects.filter(user=person).count(),
        AccessEvent.objects.filter(user=person).count(),
        len(mail.outbox),
    )


def other_person(other_station):
    person = User.objects.create_user("theirs", "theirs@example.org")
    person.groups.add(group_for(other_station, Role.OFFICER))
    return person


@pytest.mark.parametrize("deed", [*ColleagueView.DEEDS, "", "other"])
def test_people_of_another_station_administrators_and_oneself_are_out_of_reach(
    deed, supervisor, supervisor_user, other_station, admin_user, client_for
):
    everyone = [other_person(other_station), admin_user, supervisor_user]
    for person in everyone:
        App(person)
        client_for(person).get("/admin/")
        before = unchanged(person)
        assert supervisor.post(page_of(person), {"deed": deed}).status_code in (302, 403)
        assert unchanged(person) == before
    for person in everyone[:2]:
        assert supervisor.get(page_of(person)).status_code in (302, 403)


@pytest.mark.parametrize("deed", ColleagueView.DEEDS)
def test_an_officer_does_nothing_of_it(deed, client_for, officer_user, chief_user):
    officer = client_for(officer_user)
    before = unchanged(chief_user)
    assert officer.get(page_of(chief_user)).status_code in (302, 403)
    assert officer.post(page_of(chief_user), {"deed": deed}).status_code in (302, 403)
    assert unchanged(chief_user) == before


def test_the_list_and_the_form_lead_to_the_page(supervisor, officer):
    for address in (
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:edit", args=[officer.pk]),
    ):
        assert page_of(officer) in supervisor.get(address).content.decode()

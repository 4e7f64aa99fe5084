"""The log of sign-ins and permissions: what is in it, who reads it, and how long it is kept."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cms.models import User
from cms.models.stations import Role
from cms.signin.events import prune
from cms.signin.models import AccessEvent, Event
from cms.tick import jobs
from oit.stations import group_for

from .conftest import App

pytestmark = pytest.mark.django_db

LOG = "/admin/sign-in-log/"


def kinds(user):
    return list(AccessEvent.objects.filter(user=user).values_list("kind", flat=True))[::-1]


def test_coming_and_going_is_logged_with_the_address(enter, officer, client):
    AccessEvent.objects.all().delete()
    enter("officer", "ผิด", REMOTE_ADDR="203.0.113.7")
    enter("officer", REMOTE_ADDR="203.0.113.7")
    client.post("/admin/logout/", REMOTE_ADDR="203.0.113.7")
    assert kinds(officer) == [Event.FAILED, Event.SIGNED_IN, Event.SIGNED_OUT]
    assert set(AccessEvent.objects.values_list("address", flat=True)) == {"203.0.113.7"}
    assert not AccessEvent.objects.filter(by__isnull=False).exists()


def test_a_change_of_roles_says_who_made_it(supervisor_user, client_for, officer, station):
    AccessEvent.objects.all().delete()
    old, new = group_for(station, Role.OFFICER), group_for(station, Role.COMPLAINTS)
    form = {
        "username": officer.username,
        "email": officer.email,
        "first_name": officer.first_name,
        "last_name": officer.last_name,
        "is_active": "on",
        "groups": [new.pk],
    }
    client = client_for(supervisor_user)
    assert client.post(reverse("wagtailusers_users:edit", args=[officer.pk]), form).status_code == 302
    events = AccessEvent.objects.filter(kind=Event.ROLES_CHANGED)
    assert {event.detail for event in events} == {f"+ {new.name}", f"− {old.name}"}
    assert {event.by for event in events} == {supervisor_user}


def test_a_kind_of_second_factor_is_told_in_the_language_of_the_reader(officer, supervisor_user, client_for):
    event = AccessEvent.objects.create(
        kind=Event.FACTOR_ADDED, user=officer, name="officer", detail=Authenticator.Type.WEBAUTHN
    )
    client = client_for(supervisor_user)
    addresses = (LOG, reverse("wagtailusers_users:sign_in", args=[officer.pk]))
    for language, words in (("th", "พาสคีย์"), ("en", "Passkey")):
        client.cookies["django_language"] = language
        for address in addresses:
            assert words in client.get(address).content.decode(), (language, address)
    event.detail = "officer@example.org → other@example.org"
    assert event.noted == event.detail


def test_a_new_factor_is_logged_by_its_kind(officer, client_for):
    AccessEvent.objects.all().delete()
    factor = Authenticator(user=officer, type=Authenticator.Type.TOTP)
    authenticator_added.send(Authenticator, request=None, user=officer, authenticator=factor)
    assert AccessEvent.objects.get(user=officer).detail == "totp"


def test_a_role_taken_from_its_own_side_is_logged_too(officer, station):
    AccessEvent.objects.all().delete()
    group_for(station, Role.OFFICER).user_set.remove(officer)
    assert kinds(officer) == [Event.ROLES_CHANGED]


def test_deactivating_is_logged_wherever_it_is_done(officer):
    AccessEvent.objects.all().delete()
    officer.is_active = False
    officer.save()
    officer.save()
    assert kinds(officer) == [Event.DEACTIVATED]


def test_another_e_mail_is_logged_because_it_opens_the_account(officer):
    AccessEvent.objects.all().delete()
    officer.email = "Other@example.org"
    officer.save()
    officer.email = "other@example.org"
    officer.save()
    (event,) = AccessEvent.objects.filter(user=officer)
    assert (event.kind, event.detail) == (Event.EMAIL_CHANGED, "officer@example.org → Other@example.org")


def test_deactivating_many_at_once_is_logged_and_ends_their_sessions(officer, admin_user, client_for):
    theirs = client_for(officer)
    theirs.get("/admin/")
    AccessEvent.objects.all().delete()
    address = reverse("wagtail_bulk_action", args=["cms", "user", "set_active_state"])
    response = client_for(admin_user).post(f"{address}?id={officer.pk}", {"mark_as_active": "False"})
    assert response.status_code == 302
    assert kinds(officer) == [Event.DEACTIVATED]
    assert not UserSession.objects.filter(user=officer).exists()


def test_a_supervisor_reads_about_the_own_people_only(
    supervisor_user, client_for, enter, officer, other_station
):
    theirs = User.objects.create_user("theirs", "theirs@example.org")
    theirs.groups.add(group_for(other_station, Role.OFFICER))
    enter("theirs", "ผิด")
    enter("xyzzy", "ผิด")
    enter("officer", "ผิด")
    page = client_for(supervisor_user).get(LOG).content.decode()
    table = page[page.index("<table") :]
    assert "officer" in table
    assert "theirs" not in page
    assert "xyz" not in page


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
def test_a_role_elsewhere_opens_nothing_of_this_station(
    role, supervisor_user, client_for, enter, officer, station, other_station
):
    """A supervisor elsewhere; here an officer, or a supervisor whose role does not look after accounts here."""
    here = group_for(station, role)
    here.permissions.remove(*here.permissions.filter(codename="change_user"))
    supervisor_user.groups.set([here, group_for(other_station, Role.SUPERVISOR)])
    theirs = User.objects.create_user("theirs", "theirs@example.org")
    theirs.groups.add(group_for(other_station, Role.OFFICER))
    for name in ("theirs", "officer"):
        enter(name, "ผิด")
    client = client_for(supervisor_user)
    assert {
        event.name for event in client.get(LOG).context["object_list"] if event.user != supervisor_user
    } == {"theirs"}
    for person, status in ((officer, 302), (theirs, 200)):
        address = reverse("wagtailusers_users:edit", args=[person.pk])
        assert client.get(address).status_code == status


def test_an_administrator_reads_everything_and_unknown_names_are_cut(admin_user, client_for, enter, officer):
    enter("xyzzy-perhaps-a-password", "ผิด")
    page = client_for(admin_user).get(LOG).content.decode()
    assert "xyz…" in page
    assert "xyzzy" not in page


def test_an_officer_does_not_read_it(client_for, officer_user):
    client = client_for(officer_user)
    for address in (LOG, f"{LOG}results/", f"{LOG}?export=csv"):
        assert client.get(address).status_code in (302, 403)
    assert LOG not in client.get("/admin/").content.decode()


def test_filters_and_files(supervisor_user, client_for, enter, officer):
    enter("officer", "ผิด")
    enter("officer")
    client = client_for(supervisor_user)
    failed = client.get(LOG, {"kind": Event.FAILED, "user": officer.pk})
    assert [event.kind for event in failed.context["object_list"]] == [Event.FAILED]
    old = client.get(LOG, {"at_to": "2020-01-01"})
    assert not old.context["object_list"]
    exported = b"".join(client.get(LOG, {"export": "csv"}).streaming_content).decode()
    assert "officer" in exported
    assert client.get(LOG, {"export": "xlsx"}).status_code == 200


def test_a_supervisor_finds_it_in_the_menu(supervisor_user, client_for):
    assert LOG in client_for(supervisor_user).get("/admin/").content.decode()


def test_it_is_kept_for_ninety_days(officer):
    AccessEvent.objects.all().delete()
    for days in (0, 89, 91):
        AccessEvent.objects.create(
            kind=Event.SIGNED_IN,
            user=officer,
            name="officer",
            at=timezone.now() - datetime.timedelta(days=days),
        )
    prune()
    assert AccessEvent.objects.count() == 2


def test_pruning_is_part_of_the_tick():
    assert "prune_access_events" in dict(jobs.run())


def test_it_outlives_the_account(officer, enter):
    enter("officer")
    officer.delete()
    assert AccessEvent.objects.filter(name="officer", user=None, kind=Event.SIGNED_IN).exists()


def test_the_command_that_resets_a_second_factor_is_logged(officer, client_for, capsys):
    App(officer)
    client = client_for(officer)
    client.get("/admin/")
    call_command("reset_second_factor", "OFFICER")
    assert kinds(officer)[-1] == Event.FACTOR_RESET
    assert client.get("/admin/").status_code == 302
    call_command("reset_second_factor", "officer")
    assert kinds(officer).count(Event.FACTOR_RESET) == 1

"""Who may do what with the accounts of a station."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.admin.users import colleagues_of, roles_to_give
from cms.models import User
from cms.models.stations import Role
from oit.stations import group_for

pytestmark = pytest.mark.django_db

ADD = "wagtailusers_users:add"
EDIT = "wagtailusers_users:edit"


@pytest.fixture
def supervisor(client_for, supervisor_user):
    """A Client signed in as a supervisor of Kamala."""
    return client_for(supervisor_user)


def details(*groups, **further):
    """What the form of an account sends."""
    return {
        "username": "somying",
        "email": "somying@example.org",
        "first_name": "สมหญิง",
        "last_name": "ใจดี",
        "is_active": "on",
        "groups": [group.pk for group in groups],
        **further,
    }


def edited(user, **changes):
    """What the form of a stored account sends, with ``changes``; None leaves a tick out."""
    values = {
        **details(*user.groups.all()),
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}


def test_an_officer_does_not_reach_the_accounts(client_for, officer_user):
    client = client_for(officer_user)
    for address in (reverse("wagtailusers_users:index"), reverse(ADD), reverse(EDIT, args=[officer_user.pk])):
        assert client.get(address).status_code in (302, 403)
    client.post(reverse(ADD), details())
    assert not User.objects.filter(username="somying").exists()


def test_roles_are_offered_in_the_language_of_the_reader(supervisor, station):
    for language, words in (("th", "เจ้าหน้าที่"), ("en", "Information officer")):
        supervisor.cookies["django_language"] = language
        page = supervisor.get(reverse(ADD)).content.decode()
        choices = page[page.index('name="groups"') :]
        assert words in choices
        assert station.site_name not in choices


def test_the_form_that_invites_is_one_screen_without_what_only_administrators_give(supervisor):
    form = BeautifulSoup(supervisor.get(reverse(ADD)).content, "html.parser").select_one(
        "form[data-edit-form]"
    )
    shown = [field["name"] for field in form.select("li [name]")]
    assert list(dict.fromkeys(shown)) == ["username", "email", "first_name", "last_name", "groups"]
    assert "None" not in form.text


def test_a_supervisor_invites_someone_to_a_role_of_the_own_station(supervisor, station):
    role = group_for(station, Role.OFFICER)
    assert supervisor.post(reverse(ADD), details(role)).status_code == 302
    invited = User.objects.get(username="somying")
    assert list(invited.groups.all()) == [role]
    assert not invited.is_superuser


def test_roles_of_another_station_cannot_be_given(supervisor, station, other_station):
    theirs = group_for(other_station, Role.SUPERVISOR)
    page = supervisor.get(reverse(ADD)).content.decode()
    choices = page[page.index('name="groups"') :]
    assert f'value="{theirs.pk}"' not in choices
    assert f'value="{group_for(station, Role.OFFICER).pk}"' in choices
    response = supervisor.post(reverse(ADD), details(theirs))
    assert response.context["form"].errors["groups"]
    assert not User.objects.filter(username="somying").exists()


def test_an_account_without_a_role_is_refused_and_nothing_typed_is_lost(supervisor):
    response = supervisor.post(reverse(ADD), details())
    form = response.context["form"]
    assert form.errors["groups"]
    assert form["first_name"].value() == "สมหญิง"


def test_a_supervisor_makes_nobody_an_administrator(supervisor, officer_user, station):
    supervisor.post(reverse(ADD), details(group_for(station, Role.OFFICER), is_superuser="on"))
    assert not User.objects.get(username="somying").is_superuser
    supervisor.post(reverse(EDIT, args=[officer_user.pk]), edited(officer_user, is_superuser="on"))
    officer_user.refresh_from_db()
    assert not officer_user.is_superuser


def test_a_supervisor_deactivates_someone_who_then_cannot_work(supervisor, officer_user, client_for):
    officer = client_for(officer_user)
    assert officer.get("/admin/").status_code == 200
    response = supervisor.post(reverse(EDIT, args=[officer_user.pk]), edited(officer_user, is_active=None))
    assert response.status_code == 302
    officer_user.refresh_from_db()
    assert not officer_user.is_active
    assert officer.get("/admin/").status_code == 302


@pytest.mark.parametrize("name", [EDIT, "wagtailusers_users:delete", "wagtailusers_users:history"])
def test_administrators_and_people_of_other_stations_are_out_of_reach(
    name, supervisor, admin_user, other_station
):
    theirs = User.objects.create_user("theirs", "theirs@example.org", "keep-me")
    theirs.groups.add(group_for(other_station, Role.OFFICER))
    admin_user.groups.add(group_for(other_station, Role.OFFICER))
    for person in (theirs, admin_user):
        address = reverse(name, args=[person.pk])
        assert supervisor.get(address).status_code in (302, 403)
        supervisor.post(address, edited(person, email="taken-over@example.org"))
        stored = User.objects.get(pk=person.pk)
        assert stored.email == person.email


def test_the_list_shows_the_own_colleagues_only(supervisor, officer_user, admin_user, other_station):
    theirs = User.objects.create_user("theirs", "theirs@example.org")
    theirs.groups.add(group_for(other_station, Role.OFFICER))
    page = supervisor.get(reverse("wagtailusers_users:index")).content.decode()
    assert officer_user.username in page
    assert "theirs" not in page
    assert admin_user.email not in page


def test_someone_who_also_works_at_another_station_is_left_to_an_administrator(
    supervisor, officer_user, other_station
):
    officer_user.groups.add(group_for(other_station, Role.COMPLAINTS))
    form = edited(officer_user, first_name="สมใจ")
    assert supervisor.post(reverse(EDIT, args=[officer_user.pk]), form).status_code in (302, 403)
    officer_user.refresh_from_db()
    assert officer_user.first_name != "สมใจ"


def test_nobody_rises_above_the_own_role(supervisor_user, chief_user, station):
    head = group_for(station, Role.CHIEF)
    assert head not in roles_to_give(supervisor_user)
    assert chief_user not in colleagues_of(supervisor_user)
    assert head in roles_to_give(chief_user)
    chief_user.is_active = False
    chief_user.save()
    # The first head of a station, and the next one, has to come from somebody.
    assert head in roles_to_give(supervisor_user)

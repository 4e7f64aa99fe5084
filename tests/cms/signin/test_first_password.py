"""A password that others have seen is changed before anything else."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.accounts import create_account
from cms.models import User
from cms.models.stations import Role
from oit.stations import group_for

pytestmark = pytest.mark.django_db

CHANGE = "/admin/password/"
NEW = "ปลอดภัยไว้ก่อน-2567"


@pytest.fixture
def made(station):
    """``(user, password)`` of an account made on the command line."""
    return create_account("made", email="made@example.org", groups=[group_for(station, Role.OFFICER)])


def change(client, old, new=NEW, again=None):
    return client.post(CHANGE, {"oldpassword": old, "password1": new, "password2": again or new})


def test_nothing_but_the_page_that_changes_it_opens(client, enter, made, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    enter("made", made[1])
    for name in (
        "wagtailadmin_home",
        "wagtailadmin_account",
        "mfa_index",
        "mfa_activate_totp",
        "signin_second_factor",
    ):
        address = reverse(name)
        assert client.get(address).url.startswith(CHANGE)
        assert client.post(address).url == CHANGE
    page = client.get(CHANGE)
    assert page.status_code == 200
    assert reverse("mfa_index") not in page.content.decode()


def test_after_the_change_one_is_in_and_stays_in(client, enter, made):
    user, password = made
    enter("made", password)
    assert change(client, password).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert not User.objects.get(pk=user.pk).must_change_password
    client.post("/admin/logout/")
    assert enter("made", password).status_code == 200
    assert enter("made", NEW).url == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("new", ["สั้นไป", "made@example.org", "123456789012", "password1234"])
def test_a_poor_password_is_refused_beside_its_field(client, enter, made, new):
    enter("made", made[1])
    response = change(client, made[1], new)
    assert response.context["form"].errors["password1"]
    assert client.get("/admin/").url.startswith(CHANGE)


@pytest.mark.parametrize(
    ("new", "is_refused"),
    [
        ("Kamala-Police-2567", True),
        ("สถานีตำรวจภูธรกมลา๒๕๖๗", True),
        ("admin.kamala.1234", True),
        ("กมลา ข้าวมันไก่ไม่ใส่ผัก", False),
        ("kamala blue umbrella", False),
        ("x" * 200, False),
    ],
)
def test_the_name_of_the_station_is_no_password(new, is_refused, client, enter, made, station):
    enter("made", made[1])
    response = change(client, made[1], new)
    errors = response.context["form"].errors.get("password1", []) if response.status_code == 200 else []
    assert bool(errors) == is_refused


def test_the_same_password_again_is_refused(client, enter, made):
    enter("made", made[1])
    assert change(client, made[1], made[1]).context["form"].errors["password1"]
    assert change(client, made[1], NEW, "อีกอย่างหนึ่ง").context["form"].errors["password2"]
    assert change(client, "wrong").context["form"].errors["oldpassword"]
    assert User.objects.get(username="made").must_change_password


def test_a_new_password_ends_the_other_sessions(client, client_for, enter, officer):
    elsewhere = client_for(officer)
    enter("officer")
    from_form = "สายตรวจ-กมลา-191-ทุกวัน"
    change(client, from_form)
    assert client.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


def test_the_administrator_of_a_fresh_installation_changes_it_too(client, enter, capsys, db):
    call_command("prepare", no_demo=True)
    assert User.objects.get(username="admin").must_change_password
    password = next(
        line for line in capsys.readouterr().out.splitlines() if "assword" in line or "รหัสผ่าน" in line
    )
    password = password.split(":")[1].split()[0]
    enter("admin", password)
    assert client.get("/admin/").url.startswith(CHANGE)
    assert change(client, password).url == "/admin/"
    assert client.get("/admin/").status_code == 200

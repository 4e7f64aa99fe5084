"""Who sees the stations below a unit, and that the accounts of superior units see nothing else of any station."""

import pytest
from django.urls import reverse

from cms.admin.users import roles_to_give
from cms.models.stations import Role
from oit.bureau.keeping import catch_up
from oit.bureau.models import Unit
from oit.stations import group_for
from tests.cms.admin.conftest import others as others
from tests.cms.admin.walking import walk
from tests.conftest import make_user

from .conftest import BUREAU, REGION, below, reader

pytestmark = pytest.mark.django_db
ADDRESSES = ("/admin/bureau/", "/admin/bureau/items/", "/admin/bureau/items/o15/",
             "/admin/bureau/stations.csv", "/admin/bureau/items.xlsx")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_the_own_units(region, address, other_station):
    assert region.get(address).status_code == 200
    assert "เพชรเกษม" not in region.get(address).content.decode(errors="ignore")
    other = Unit.objects.create(name_th=BUREAU)
    assert region.get(address, {"unit": other.pk}).status_code == 403
    assert region.get(address, {"unit": "999999"}).status_code == 403
    assert region.post(address).status_code == 405


def test_a_station_of_another_unit_is_not_there(region, station, other_station):
    assert region.get(f"/admin/bureau/stations/{station.pk}/").status_code == 200
    assert region.get(f"/admin/bureau/stations/{other_station.pk}/").status_code == 404
    assert region.get("/admin/bureau/stations/999999/").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_the_people_of_a_station_see_none_of_it(role, station, places, client_for):
    client = client_for(make_user("somebody", station, role))
    for address in (*ADDRESSES, f"/admin/bureau/stations/{station.pk}/"):
        assert client.get(address).status_code == 403
    assert "/admin/bureau/" not in client.get("/admin/").content.decode()


def test_nobody_without_signing_in(client, station):
    for address in (*ADDRESSES, f"/admin/bureau/stations/{station.pk}/"):
        assert client.get(address)["Location"].startswith("/admin/login/")


def test_who_has_left_sees_nothing_any_more(region, region_user):
    region_user.is_active = False
    region_user.save()
    assert region.get("/admin/bureau/").status_code == 302


def test_an_administrator_sees_all_stations(places, admin_user, client_for):
    catch_up()
    shown = client_for(admin_user).get("/admin/bureau/").content.decode()
    assert "กมลา" in shown
    assert "เพชรเกษม" in shown


def test_the_first_page_leads_there(region):
    shown = region.get("/admin/").content.decode()
    assert 'href="/admin/bureau/"' in shown
    assert "/admin/readiness/" not in shown


def test_the_accounts_of_a_unit_may_only_enter_the_admin(region_user):
    assert region_user.get_all_permissions() == {"wagtailadmin.access_admin"}


def test_no_other_address_of_the_admin_shows_or_changes_a_station(others, other_station, client_for):
    """As the account of the very unit below which the station lies: whatever is not of the tables stays closed."""
    user = reader("walker", BUREAU)
    below(other_station, BUREAU)
    catch_up()
    walk(client_for(user), user, others, leave_out=[reverse("bureau:stations")])


def test_only_an_administrator_keeps_units_and_appoints(
    region_user, client_for, chief_user, admin_user, station
):
    unit = Unit.objects.get(name_th=REGION)
    listing = reverse("wagtailsnippets_bureau_unit:list")
    edit = reverse("wagtailsnippets_bureau_unit:edit", args=[unit.pk])
    for user in (region_user, chief_user):
        client = client_for(user)
        for address in (listing, edit, reverse("wagtailsnippets_bureau_unit:add")):
            assert client.get(address).status_code in (302, 403)
        client.post(edit, {"name_th": "หน่วยอื่น", "name_en": "", "other_names": ""})
    assert unit.group not in roles_to_give(chief_user)
    unit.refresh_from_db()
    assert unit.name_th == REGION
    administrator = client_for(admin_user)
    shown = administrator.get(edit).content.decode()
    assert "กมลา" in shown
    assert str(region_user) in shown
    administrator.post(
        reverse("wagtailsnippets_bureau_unit:add"), {"name_th": BUREAU, "name_en": "", "other_names": ""}
    )
    made = Unit.objects.get(name_th=BUREAU)
    assert BUREAU in made.group.name
    roles = administrator.get(reverse("wagtailusers_users:edit", args=[region_user.pk])).context["form"]
    assert made.group in roles.fields["groups"].queryset
    made.delete()
    assert not type(made.group).objects.filter(pk=made.group.pk).exists()


def test_a_supervisor_cannot_take_hold_of_the_account(supervisor_user, region_user, station, client_for):
    """Somebody who also works at the station is left to an administrator: a new password would open the tables."""
    region_user.groups.add(group_for(station, Role.OFFICER))
    response = client_for(supervisor_user).get(reverse("wagtailusers_users:edit", args=[region_user.pk]))
    assert response.status_code in (302, 403)

"""One sample account sees both demonstration stations, each through a unit that the station itself names."""

import pytest

from cms.models import User
from oit.bureau.units import stations_below
from oit.demo import FOLDER, STATIONS, StationFolder
from oit.demo.superior import load_superior
from tests.oit.bureau.conftest import below

pytestmark = pytest.mark.django_db


def test_the_account_sees_the_stations_of_the_demonstration(station, other_station):
    for site, name in zip((station, other_station), STATIONS, strict=True):
        folder = StationFolder(FOLDER / name)
        below(site, *folder.station.part("settings").need("superior_units_th").strip().splitlines())
        load_superior(folder)
    account = User.objects.get(username="superior-unit")
    assert {each.site_id for each in stations_below(account)} == {station.pk, other_station.pk}
    assert not account.has_usable_password()
    assert account.get_all_permissions() == {"wagtailadmin.access_admin"}

"""Two stations below different units, and the accounts that look at them."""

import pytest

from cms.models import StationSettings, User
from oit.bureau.keeping import catch_up
from oit.bureau.models import Unit

REGION, PROVINCE = "ตำรวจภูธรภาค 8", "ตำรวจภูธรจังหวัดภูเก็ต"
BUREAU = "กองบัญชาการตำรวจนครบาล"


def below(site, *units, english=()):
    """Has the station name its superior units, the nearest first."""
    settings = StationSettings.for_site(site)
    settings.superior_units_th, settings.superior_units_en = "\n".join(units), "\n".join(english)
    settings.save()


def reader(username, *units):
    """An account of the superior units called ``units``."""
    user = User.objects.create_user(username, f"{username}@example.org", first_name="สมชาย", last_name="รักดี")
    for name in units:
        unit, _made = Unit.objects.get_or_create(name_th=name)
        user.groups.add(unit.group)
    return user


@pytest.fixture
def places(station, other_station):
    """Kamala below its province and region, Phet Kasem below the metropolitan bureau."""
    below(station, PROVINCE, REGION, english=("Phuket Provincial Police", "Provincial Police Region 8"))
    below(other_station, BUREAU)


@pytest.fixture
def region_user(places):
    return reader("region", REGION)


@pytest.fixture
def region(region_user, client_for):
    """The client of an account of the region, with the figures made."""
    catch_up()
    return client_for(region_user, headers={"accept-language": "en"})

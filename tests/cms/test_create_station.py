"""``manage.py create_station``: one command makes a station, or says what to change and makes nothing."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission, Site

from cms.models import StationGroup, StationSettings
from cms.models.stations import Role
from oit.models import FiscalYearPage
from oit.stations import collection_of, group_for

pytestmark = pytest.mark.django_db

PATONG = {
    "hostname": "patong.example",
    "kind": "provincial",
    "name_th": "สถานีตำรวจภูธรป่าตอง",
    "name_en": "Patong Police Station",
}


def create(**changes):
    call_command("create_station", **{**PATONG, **changes}, verbosity=0, stdout=open("/dev/null", "w"))
    return Site.objects.get(hostname=changes.get("hostname", PATONG["hostname"]).lower())


def test_a_station_answers_in_both_languages_on_its_host(client, station):
    create()
    thai, english = (client.get(address, headers={"host": "patong.example"}) for address in ("/", "/en/"))
    assert "สถานีตำรวจภูธรป่าตอง" in thai.content.decode()
    assert "Patong Police Station" in english.content.decode()
    assert client.get("/en/e-services/", headers={"host": "patong.example"}).status_code == 200


@pytest.mark.parametrize("year", ["2567", "2024", "๒๕๖๗", "พ.ศ. 2567"])
def test_the_year_is_understood_in_either_era(year, station):
    site = create(year=year)
    years = FiscalYearPage.objects.descendant_of(site.root_page)
    assert [page.fiscal_year for page in years] == [2567]


@pytest.mark.parametrize(
    "changes",
    [
        {"hostname": "https://patong.example/"},
        {"hostname": "patong.example:8000"},
        {"hostname": "ป่าตอง.ไทย"},
        {"hostname": "-patong.example"},
        {"hostname": "patong..example"},
        {"hostname": ""},
        {"hostname": "a" * 64 + ".example"},
        {"hostname": "testserver"},
        {"hostname": "TESTSERVER"},
        {"kind": "navy"},
        {"name_th": " "},
        {"name_en": ""},
        {"name_th": "ส" * 200},
        {"year": "1999"},
        {"year": "ปีนี้"},
        {"year": "2600"},
        {"default": True},
        {"port": 0},
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_made(changes, station):
    before = Site.objects.count(), StationGroup.objects.count()
    with pytest.raises(CommandError, match=r"\w{3}"):
        create(**changes)
    assert (Site.objects.count(), StationGroup.objects.count()) == before


def test_the_same_host_on_another_port_is_another_station(station):
    create()
    call_command("create_station", **{**PATONG, "port": 8001}, verbosity=0, stdout=open("/dev/null", "w"))
    assert Site.objects.filter(hostname="patong.example").count() == 2
    assert StationSettings.objects.filter(name_en="Patong Police Station").count() == 2


def test_every_role_has_a_group_that_reaches_this_station_only(station):
    site = create()
    homes = set(site.root_page.get_translations(inclusive=True))
    for role in Role:
        group = group_for(site, role)
        assert group.permissions.filter(codename="access_admin").exists()
        pages = {permission.page for permission in GroupPagePermission.objects.filter(group=group)}
        assert {page.pk for page in pages} <= {home.pk for home in homes}
        collections = {permission.collection for permission in group.collection_permissions.all()}
        assert collections <= {collection_of(site)}
    assert collection_of(site) != collection_of(station)


def test_only_supervisors_and_the_chief_administer_accounts(station):
    site = create()
    may = {
        role for role in Role if group_for(site, role).permissions.filter(content_type__model="user").exists()
    }
    assert may == {Role.SUPERVISOR, Role.CHIEF}

"""``manage.py create_station``: one command makes a station, or says what to change and makes nothing."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission, Site

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
    call_command("create_station", **{**PATONG, **changes}, stdout=StringIO())
    return Site.objects.get(
        hostname=changes.get("hostname", PATONG["hostname"]), port=changes.get("port", 80)
    )


def test_a_station_answers_in_both_languages_on_its_host(client, station):
    site = create(year="2024")
    host = {"host": "patong.example"}
    thai, english = (client.get(address, headers=host) for address in ("/", "/en/"))
    assert "สถานีตำรวจภูธรป่าตอง" in thai.content.decode()
    assert "Patong Police Station" in english.content.decode()
    assert client.get("/en/e-services/", headers=host).status_code == 200
    years = FiscalYearPage.objects.descendant_of(site.root_page)
    assert [page.fiscal_year for page in years] == [2567]
    assert client.get("/oit/2567/", headers=host).status_code == 200


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
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_made(changes, station):
    before = Site.objects.count(), StationGroup.objects.count()
    with pytest.raises(CommandError, match=r"\w{3}"):
        create(**changes)
    assert (Site.objects.count(), StationGroup.objects.count()) == before


def test_the_same_host_on_another_port_is_another_station(other_station):
    site = create(hostname=other_station.hostname, port=8001)
    assert StationSettings.objects.get(site=site).name_en == "Patong Police Station"
    assert StationSettings.objects.get(site=other_station).name_en == "Phet Kasem Metropolitan Police Station"


def test_every_role_has_a_group_that_reaches_its_own_station_only(station, other_station):
    homes = set(other_station.root_page.get_translations(inclusive=True).values_list("pk", flat=True))
    for role in Role:
        group = group_for(other_station, role)
        assert group.permissions.filter(codename="access_admin").exists()
        assert set(group.page_permissions.values_list("page", flat=True)) <= homes
        collections = {permission.collection for permission in group.collection_permissions.all()}
        assert collections <= {collection_of(other_station)}
    assert collection_of(other_station) != collection_of(station)


def test_only_supervisors_and_the_chief_administer_accounts(station):
    may = {
        role
        for role in Role
        if group_for(station, role).permissions.filter(content_type__model="user").exists()
    }
    assert may == {Role.SUPERVISOR, Role.CHIEF}


def test_a_station_made_by_an_earlier_version_is_given_what_roles_may_do_now(station, other_station):
    before = granted(station), granted(other_station)
    group = StationGroup.objects.get(site=station, role=Role.OFFICER).group
    group.permissions.clear()
    GroupSitePermission.objects.filter(group=group).delete()
    assert granted(station) != before[0]
    for _again in range(2):
        call_command("prepare", no_demo=True, stdout=StringIO())
        assert (granted(station), granted(other_station)) == before


def granted(site):
    """What the groups of a station may do, as sorted rows."""
    groups = Group.objects.filter(station_group__site=site)
    kinds = (
        groups.values_list("pk", "permissions"),
        GroupPagePermission.objects.filter(group__in=groups).values_list("group", "page", "permission"),
        GroupCollectionPermission.objects.filter(group__in=groups).values_list(
            "group", "collection", "permission"
        ),
        GroupSitePermission.objects.filter(group__in=groups).values_list("group", "site", "permission"),
    )
    return [sorted(rows, key=str) for rows in kinds]

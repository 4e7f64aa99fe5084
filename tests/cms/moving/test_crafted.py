"""Whoever has the public key can write a station file. It must not reach what is not of that station."""

from contextlib import nullcontext

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Site

from cms.backup.errors import Foreign
from cms.bin.models import BinPage
from cms.models import StationDocument
from cms.models.stations import Role
from cms.moving import scope
from cms.moving.importing import _Import
from cms.moving.libraries import own_redirects
from cms.moving.numbers import Numbers
from cms.moving.places import Places
from oit.moving import keep_to_roles
from oit.stations import group_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(station):
    said = {
        "station": {"host": "kamala.example", "port": 80},
        "homes": [{"path": "00010007", "slug": "kamala"}],
        "collections": ["00010004"],
    }
    return Places(said, "new.example", 80)


@pytest.mark.parametrize(
    ("model", "path", "is_refused"),
    [
        (Page, "00010007", False),
        (Page, "000100070001", False),
        (Page, "000100020001", True),
        (Page, "0001", True),
        (Collection, "000100040001", False),
        (Collection, "00010002", True),
        (Collection, "0001", True),
    ],
)
def test_nothing_hangs_among_the_pages_and_folders_of_others(places, model, path, is_refused):
    made = _Import.__new__(_Import)
    made.places, made.said = places, {"rows": {model._meta.label: 1}}
    made._rows = lambda asked: [{"path": path}] if asked is model else []
    with pytest.raises(Foreign, match=path) if is_refused else nullcontext():
        made._examine_trees()


def test_a_file_without_folders_is_not_about_the_folder_of_all(station):
    """Who may change the files of the one folder may change those of every station."""
    made = _Import.__new__(_Import)
    made.numbers = Numbers()
    with pytest.raises(Foreign):
        made._own_folder()


def test_nobody_brings_a_bin_in_which_others_would_put_their_pages():
    assert not scope.is_carried(BinPage)


def test_depth_follows_from_the_path(places):
    new = {"path": "000100070001", "depth": 2, "url_path": ""}
    places.put(Page, dict(new), new)
    assert new["depth"] == 3


def test_a_redirect_of_every_station_is_the_own_stations_here(station, other_station):
    made = [
        Redirect.objects.create(old_path=path, site=site, redirect_link="https://kamala.example/")
        for path, site in (("/news", None), ("/jobs", None), ("/jobs", station), ("/else", None))
    ]
    numbers = Numbers()
    numbers.learn(Redirect, {each.pk + 1000: each.pk for each in made[:3]})
    own_redirects(station, numbers)
    left = Redirect.objects.order_by("old_path").values_list("old_path", "site")
    assert list(left) == [("/else", None), ("/jobs", station.pk), ("/news", station.pk)]


def test_a_file_that_did_not_come_along_is_not_another_stations(places):
    field = StationDocument._meta.get_field("file")
    places.files["media", "documents/plan.pdf"] = "documents/plan_x1.pdf"
    assert places.file(field, "documents/plan.pdf") == "documents/plan_x1.pdf"
    elsewhere = places.file(field, "documents/secret.pdf")
    assert elsewhere.startswith("gone/")
    assert elsewhere != places.file(field, "documents/secret.pdf")
    assert places.file(field, "") == ""


def test_people_may_do_what_their_roles_may_do_and_no_more(station):
    group, stranger = group_for(station, Role.OFFICER), Group.objects.create(name="ผู้ดูแล")
    numbers = Numbers()
    numbers.learn(Group, {1: group.pk, 2: stranger.pk})
    before = set(group.permissions.all())
    everything = Permission.objects.get(content_type__app_label="auth", codename="change_group")
    group.permissions.add(everything)
    stranger.permissions.add(everything)
    keep_to_roles(Site.objects.get(pk=station.pk), numbers)
    assert set(group.permissions.all()) == before
    assert not stranger.permissions.exists()

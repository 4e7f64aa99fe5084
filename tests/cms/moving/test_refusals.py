"""What cannot be taken is refused with the reason, and nothing is changed."""

import dataclasses
import uuid

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils.translation import override
from wagtail.models import Page, Site

from cms.backup.files import all_files
from cms.models import StationDocument
from cms.moving import exporting, kind
from oit.stations import collection_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def take(file, **options):
    call_command("import_station", str(file.path), key=str(file.key), **options)


def counts():
    return Page.objects.count(), Site.objects.count(), sorted(name for _folder, _storage, name in all_files())


def test_whole_file_is_recognised(station_file):
    take(station_file, check=True)
    assert counts()[1] == 2


def test_damaged(station_file):
    content = bytearray(station_file.path.read_bytes())
    content[len(content) // 2] ^= 1
    station_file.path.write_bytes(content)
    with pytest.raises(CommandError, match="is damaged"):
        take(station_file)


def test_no_station_file(station_file):
    station_file.path.write_bytes(b"PK\x03\x04 not ours")
    with pytest.raises(CommandError):
        take(station_file)


def test_backup_is_no_station_file(installation, station_file):
    call_command("backup", str(station_file.path), verbosity=0)
    with pytest.raises(CommandError, match="holds no station"):
        take(station_file)


@pytest.mark.parametrize("form", ["form", "tables"])
def test_newer(station, station_file, monkeypatch, form):
    if form == "form":
        newer = dataclasses.replace(kind.STATION, version=2)
        monkeypatch.setattr(exporting, "STATION", newer)
    else:
        had = exporting.migrations()
        monkeypatch.setattr(exporting, "migrations", lambda: [*had, "cms.9999_future"])
    call_command("export_station", station.hostname, str(station_file.path), verbosity=0)
    with pytest.raises(CommandError, match="newer version"):
        take(station_file)


def test_older(station, station_file, monkeypatch):
    had = exporting.migrations()
    monkeypatch.setattr(exporting, "migrations", lambda: had[:-1])
    call_command("export_station", station.hostname, str(station_file.path), verbosity=0)
    with pytest.raises(CommandError, match="older version"):
        take(station_file)


def test_station_at_that_host(station, station_file):
    before = counts()
    with pytest.raises(CommandError, match=station.hostname):
        take(station_file)
    assert counts() == before


def test_same_station_at_another_host(station_file):
    before = counts()
    with pytest.raises(CommandError, match="testserver"):
        take(station_file, host="new.example")
    assert counts() == before


def test_what_fails_on_the_way_leaves_nothing(station, station_file):
    """The station here gets another identity, so that only the database finds out that its pages are the same."""
    document = StationDocument(title="แผน", collection=collection_of(station))
    document.file.save("plan.pdf", storages["default"].open("documents/แผน ๒๕๖๗.pdf"))
    document.save()
    call_command("export_station", station.hostname, str(station_file.path), verbosity=0)
    StationDocument.objects.all().delete()
    home = station.root_page
    home.get_translations(inclusive=True).update(translation_key=uuid.uuid4())
    before = counts()
    with pytest.raises(CommandError):
        take(station_file, host="new.example")
    assert counts() == before


def test_taken_address_is_named(station, other_station, station_file):
    document = StationDocument(title="แผน", collection=collection_of(station))
    document.file.save("plan.pdf", storages["default"].open("documents/แผน ๒๕๖๗.pdf"))
    document.save()
    call_command("export_station", station.hostname, str(station_file.path), verbosity=0)
    StationDocument.objects.update(collection=collection_of(other_station))
    station.root_page.get_translations(inclusive=True).update(translation_key=uuid.uuid4())
    with pytest.raises(CommandError, match=document.address):
        take(station_file, host="new.example")


def test_unknown_host_names_those_that_are_there(installation, station):
    with pytest.raises(CommandError, match=station.hostname):
        call_command("export_station", "nowhere.example", str(installation.var / "x.age"))

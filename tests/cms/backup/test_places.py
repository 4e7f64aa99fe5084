"""Where backups go. The bucket's storage is one of files here: what S3 itself does is not tried."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages

from cms.backup import files, scheduled
from cms.backup.files import names_in
from cms.backup.places import Bucket, Folder, place_of, split

pytestmark = pytest.mark.django_db


@pytest.fixture
def bucket(installation, tmp_path, monkeypatch):
    """A Bucket whose storage lies in the folder ``bucket``."""
    place = Bucket("station-backups", "kamala")
    place.storage = FileSystemStorage(location=tmp_path / "bucket")
    monkeypatch.setattr(scheduled, "place_of", lambda address: place)
    return place


def test_addresses():
    assert isinstance(place_of("/mnt/backup"), Folder)
    place, name = split("s3://station-backups/kamala/today.age")
    assert (str(place), name) == ("s3://station-backups/kamala", "today.age")
    assert (place.storage.bucket_name, place.storage.location) == ("station-backups", "kamala")
    assert str(split("s3://station-backups/today.age")[0]) == "s3://station-backups"
    assert (str(split("today.age")[0]), str(split("/today.age")[0])) == (".", "/")


def test_a_bucket_has_its_own_credentials(settings):
    settings.BACKUP_S3 = {"endpoint_url": "https://other.example", "access_key": "writer", "secret_key": "s"}
    storage = place_of("s3://station-backups").storage
    assert (storage.endpoint_url, storage.access_key) == ("https://other.example", "writer")


def test_a_backup_goes_into_a_bucket_and_old_ones_go(bucket, tmp_path):
    for day in ("20200101", "20200102"):
        bucket.storage.save(f"station-{day}T020000Z.age", ContentFile(b"old"))
    bucket.storage.save("notes.txt", ContentFile(b"of somebody"))
    record = scheduled.back_up_to_place("s3://station-backups/kamala", "2d", say=print)
    (newest,) = [name for name in bucket.names() if name > "station-2021"]
    assert record.address == f"s3://station-backups/kamala/{newest}"
    assert record.size == bucket.size(newest)
    assert sorted(path.name for path in (tmp_path / "bucket").iterdir()) == sorted(
        ["notes.txt", "station-20200102T020000Z.age", newest]
    )
    with bucket.reading(newest) as file:
        assert file.read(3) == b"age"


def test_nothing_arrives_of_what_was_not_complete(bucket):
    def half():
        with bucket.writing("x.age") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert not bucket.storage.exists("x.age")


def test_in_one_bucket_each_file_belongs_to_one_storage(installation, monkeypatch):
    """Private files lie below ``private/`` in the bucket of the public ones."""

    class Shared(FileSystemStorage):
        bucket_name = "uploads"

    public = Shared(location=installation.var)
    private = SimpleNamespace(bucket_name="uploads", location="private/")
    monkeypatch.setattr(files, "storages", {"default": public, "private": private})
    found = list(names_in(public, without=files._of_others("default")))
    assert found
    assert not [name for name in found if name.startswith("private/")]


def test_two_storages_of_files_keep_apart(installation):
    assert {folder for folder, _storage, _name in files.all_files()} == {"media", "private"}
    assert files.storage_of("private") is storages["private"]

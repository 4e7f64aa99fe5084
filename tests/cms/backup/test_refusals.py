"""What is refused, with the reason, before anything is changed."""

import io
import json
import tarfile

import pyrage
import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import connection

from cms.backup import databases, errors, files, manifest, restoring
from cms.backup.keys import recipients
from cms.backup.sealing import seal, unseal
from cms.health import check_restored, failures

from .elsewhere import files_below

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installation")]


@pytest.fixture
def backup(installation, tmp_path):
    """The path of a good one."""
    path = tmp_path / "good.age"
    call_command("backup", str(path), quiet=True)
    return path


def refused(path, key, **options):
    """The error because of which the backup is not restored. Nothing was changed, and nothing lies about in clear."""
    before = databases.database().facts()["rows"], [name for _folder, _storage, name in files.all_files()]
    with pytest.raises(CommandError) as caught:
        call_command("restore", str(path), key=str(key), **options)
    after = databases.database().facts()["rows"], [name for _folder, _storage, name in files.all_files()]
    assert before == after
    assert not list(key.parent.glob("here/restore-*"))
    assert str(caught.value)
    return type(caught.value.__cause__)


def clear_members(path, identity):
    """``[(TarInfo, bytes)]`` of what the backup holds."""
    clear = io.BytesIO()
    with path.open("rb") as file:
        unseal(file, clear, identity)
    clear.seek(0)
    with tarfile.open(fileobj=clear) as tar:
        return [(member, tar.extractfile(member).read()) for member in tar]


def sealed(path, members):
    """Writes a backup as somebody could who has the public key: it is open to all."""
    clear = io.BytesIO()
    with tarfile.open(fileobj=clear, mode="w") as tar:
        for member, data in members:
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    with path.open("wb") as file:
        seal([clear.getvalue()], file, recipients())
    return path


@pytest.mark.parametrize("place", [30, 0.1, 0.5, 0.999])
def test_one_damaged_byte(place, backup, installation):
    data = bytearray(backup.read_bytes())
    data[place if place > 1 else int(len(data) * place)] ^= 1
    backup.write_bytes(data)
    expected = (errors.Damaged, errors.WrongKey) if place > 1 else (errors.Damaged,)
    assert refused(backup, installation.key, check=True) in expected


@pytest.mark.parametrize("left", [0.9999, 0.5, 0.001, 65_536 + 16 + 200])
def test_cut_off(left, backup, installation):
    data = backup.read_bytes()
    backup.write_bytes(data[: int(len(data) * left) if left < 1 else left])
    assert refused(backup, installation.key, check=True) is errors.Damaged


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", b"SQLite format 3\x00" * 100])
def test_a_foreign_file(content, installation, tmp_path):
    path = tmp_path / "foreign"
    path.write_bytes(content)
    assert refused(path, installation.key, check=True) is errors.Foreign


@pytest.mark.parametrize("content", [b"", b"hello", b"\0" * 10_240])
def test_something_else_for_the_same_key(content, installation, tmp_path):
    path = tmp_path / "foreign.age"
    path.write_bytes(pyrage.encrypt(content, recipients()))
    assert refused(path, installation.key, check=True) is errors.Foreign


def test_an_archive_of_somebody_else(installation, tmp_path):
    path = sealed(tmp_path / "foreign.age", [(tarfile.TarInfo("etc/passwd"), b"root")])
    assert refused(path, installation.key, check=True) is errors.Foreign


def test_another_key(backup, tmp_path):
    other = tmp_path / "other.txt"
    call_command("backup_key", str(other), stdout=io.StringIO())
    assert refused(backup, other, check=True) is errors.WrongKey
    other.write_text("what somebody took for a key")
    assert refused(backup, other, check=True) is errors.WrongKey


def test_a_file_that_is_not_there(installation, tmp_path):
    assert refused(tmp_path / "nothing.age", installation.key, check=True) is FileNotFoundError


def test_a_changed_missing_or_added_file(backup, installation, tmp_path):
    good = clear_members(backup, installation.identity)
    at = next(number for number, (member, _data) in enumerate(good) if member.name.startswith("private/comp"))
    changed = [(member, data[::-1] if number == at else data) for number, (member, data) in enumerate(good)]
    missing = [each for number, each in enumerate(good) if number != at]
    added = [*good[:-1], (tarfile.TarInfo("media/more.html"), b"<script>"), good[-1]]
    for members in (changed, missing, added, good[:-1]):
        assert refused(sealed(tmp_path / "x.age", members), installation.key, check=True) is errors.Damaged


@pytest.mark.parametrize("name", ["media/../../../outside", "/etc/cron.d/x", "elsewhere/x", "media/../.env"])
def test_names_that_lead_elsewhere(name, backup, installation, tmp_path):
    members = clear_members(backup, installation.identity)
    members.insert(2, (tarfile.TarInfo(name), b"x"))
    assert refused(sealed(tmp_path / "x.age", members), installation.key, check=True) is errors.Foreign


def test_links_are_no_files(backup, installation, tmp_path):
    members = clear_members(backup, installation.identity)
    link = tarfile.TarInfo("media/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    members.insert(2, (link, b""))
    assert refused(sealed(tmp_path / "x.age", members), installation.key, check=True) is errors.Foreign


@pytest.mark.django_db(transaction=True)
def test_a_newer_form_and_a_newer_version(installation, tmp_path, monkeypatch):
    path = tmp_path / "newer.age"
    with monkeypatch.context() as newer:
        header = manifest.header
        newer.setattr(manifest, "header", lambda *arguments: {**header(*arguments), "version": 2})
        call_command("backup", str(path), quiet=True)
    assert refused(path, installation.key, check=True) is errors.Newer
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('oit', '9999_of_next_year', '2027-01-01')"
        )
    call_command("backup", str(path), quiet=True)
    assert refused(path, installation.key, check=True) is errors.Newer


def test_a_database_of_another_system(backup, installation, tmp_path):
    members = clear_members(backup, installation.identity)
    said = json.loads(members[-1][1])
    said["database"]["engine"] = "mariadb"
    members[-1] = members[-1][0], json.dumps(said).encode()
    assert refused(sealed(tmp_path / "x.age", members), installation.key, check=True) is errors.OtherDatabase


def test_an_installation_with_pages(backup, installation):
    assert refused(backup, installation.key) is errors.NotEmpty


def test_an_installation_with_files(backup, installation, monkeypatch):
    monkeypatch.setattr(databases, "is_empty", lambda: True)
    assert refused(backup, installation.key) is errors.NotEmpty


def test_a_good_one_is_said_to_be_good(backup, installation):
    output = io.StringIO()
    call_command("restore", str(backup), key=str(installation.key), check=True, stdout=output)
    assert "5" in output.getvalue()


def _rows():
    """``{table: how many rows}``, without what only says that summaries are to be made anew."""
    rows = databases.database().facts()["rows"]
    return {table: number for table, number in rows.items() if table != "bureau_change"}


@pytest.mark.django_db(transaction=True)
def test_what_stopped_on_the_way_says_so_and_goes_on(backup, installation, monkeypatch, tmp_path):
    rows, kept = _rows(), files_below(installation.media)
    other = tmp_path / "other.age"
    call_command("backup", str(other), quiet=True)
    monkeypatch.setattr(databases, "is_empty", lambda: True)
    monkeypatch.setattr(files, "is_empty", lambda: True)
    keep = FileSystemStorage._save

    def full(storage, name, content):
        if name.startswith("original_images"):
            raise OSError(28, "No space left on device")
        return keep(storage, name, content)

    with monkeypatch.context() as disk:
        disk.setattr(FileSystemStorage, "_save", full)
        with pytest.raises(CommandError) as caught:
            call_command("restore", str(backup), key=str(installation.key))
    assert "No space left" in str(caught.value)
    assert isinstance(caught.value.__cause__, errors.Unfinished)
    assert restoring.is_unfinished()
    assert "restored" in failures({"restored": check_restored})
    assert _rows() == {**rows, "backup_backup": rows["backup_backup"] + 1}
    # Another backup would leave a mixture.
    with pytest.raises(CommandError) as caught:
        call_command("restore", str(other), key=str(installation.key))
    assert isinstance(caught.value.__cause__, errors.NotEmpty)
    call_command("restore", str(backup), key=str(installation.key), stdout=io.StringIO())
    assert not restoring.is_unfinished()
    assert files_below(installation.media) == kept
    assert _rows() == {**rows, "backup_backup": rows["backup_backup"] - 1}


@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt])
def test_what_stops_the_sealing_is_told_as_it_is(error, installation):
    def chunks():
        yield b"begun"
        raise error

    with pytest.raises(error):
        seal(chunks(), io.BytesIO(), recipients())

"""What was backed up while people worked comes back elsewhere, whole."""

import shutil
import sqlite3
from contextlib import closing, contextmanager
from threading import Event, Thread

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Site

from cms.backup.databases import database
from cms.backup.models import Backup
from cms.mail.models import QueuedMail
from tests.database import migrated_file

from .elsewhere import files_below, manage, rows_in_file

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'sqlite'", reason="tests/services does the same with PostgreSQL"
    ),
]
# The record of the backup is written when its copy of the database is complete.
WRITTEN_AFTERWARDS = "backup_backup"
WRITERS = 4


class Writer(Thread):
    """Keeps a file and two rows that name it, again and again. ``acknowledged``: the names that were certain."""

    def __init__(self, number, stop):
        super().__init__()
        self.number, self.stop = number, stop
        self.acknowledged, self.error = [], None

    def run(self):
        try:
            while not self.stop.is_set():
                self.write(f"load/{self.number}-{len(self.acknowledged)}.bin")
        except Exception as error:
            self.error = error
        finally:
            connection.close()

    def write(self, name):
        storages["default"].save(name, ContentFile(name.encode() * 500))
        with transaction.atomic():
            site = Site.objects.first()
            for subject in (name, f"{name} too"):
                QueuedMail.objects.create(site=site, to="officer@example.org", subject=subject, body="ทดสอบ")
        self.acknowledged.append(name)


@contextmanager
def people_at_work():
    """Writers that have each written something already."""
    stop = Event()
    writers = [Writer(number, stop) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        while not all(writer.acknowledged or writer.error for writer in writers):
            stop.wait(0.01)
        yield writers
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert [writer.error for writer in writers] == [None] * WRITERS


def test_every_row_and_every_file_come_back_elsewhere(installation, tmp_path, request):
    backup, there = tmp_path / "one.age", tmp_path / "there"
    # Made ready, as "prepare" does, and never used.
    there.mkdir()
    shutil.copy(migrated_file(request.config.cache), there / "db.sqlite3")
    Session.objects.all().delete()
    before = rows_in_file(connection.settings_dict["NAME"])
    call_command("backup", str(backup), quiet=True)
    done = manage(there, "restore", backup, "--key", installation.key)
    assert done.returncode == 0, done.stderr
    after = rows_in_file(there / "db.sqlite3")
    assert before.keys() == after.keys()
    # Whatever version restores it, summaries are made anew from what is there now.
    assert [table for table in before if before[table] != after[table]] == ["bureau_change"]
    assert set(before["bureau_change"]) < set(after["bureau_change"])
    assert files_below(there / "media") == files_below(installation.media)
    assert files_below(there / "private") == files_below(installation.private)
    # Nothing of it is left in clear, and what must be kept from others is.
    assert {path.name for path in there.iterdir()} <= {"db.sqlite3", "media", "private", "generations"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in (there / "private").rglob("*"))
    again = manage(there, "restore", backup, "--key", installation.key)
    assert again.returncode == 1
    assert rows_in_file(there / "db.sqlite3") == after


def test_a_backup_under_load_is_one_moment(installation, tmp_path):
    backup, there = tmp_path / "one.age", tmp_path / "there"
    with people_at_work() as writers:
        certain = [name for writer in writers for name in writer.acknowledged]
        call_command("backup", str(backup), quiet=True)
        written_meanwhile = sum(len(writer.acknowledged) for writer in writers) - len(certain)
    assert written_meanwhile > 0, "nobody was kept from writing"
    done = manage(there, "restore", backup, "--key", installation.key)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(there / "db.sqlite3")) as opened:
        named = {subject for (subject,) in opened.execute("SELECT subject FROM mail_queuedmail")}
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert named.issuperset(certain)
    names = {subject for subject in named if not subject.endswith(" too")}
    assert named == names | {f"{name} too" for name in names}, "half of a transaction"
    files = files_below(there / "media")
    assert {name: files.get(name) for name in names} == {name: name.encode() * 500 for name in names}


def test_a_backup_of_an_older_version_is_brought_up_to_date(installation, tmp_path):
    backup, there = tmp_path / "one.age", tmp_path / "there"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE backup_backup")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'backup'")
    # It has no table for its own record: that is logged, and the backup is there.
    call_command("backup", str(backup), quiet=True)
    done = manage(there, "restore", backup, "--key", installation.key)
    assert done.returncode == 0, done.stderr
    assert rows_in_file(there / "db.sqlite3")[WRITTEN_AFTERWARDS] == []
    with connection.schema_editor() as editor:
        editor.create_model(Backup)


def test_nobody_is_signed_in_again(installation, tmp_path, client_for, admin_user):
    backup, there = tmp_path / "one.age", tmp_path / "there"
    client_for(admin_user)
    call_command("backup", str(backup), quiet=True)
    done = manage(there, "restore", backup, "--key", installation.key)
    assert done.returncode == 0, done.stderr
    after = rows_in_file(there / "db.sqlite3")
    assert Session.objects.exists()
    assert after["django_session"] == []
    assert len(after["cms_user"]) == 1


def test_what_is_counted_is_what_is_there(installation):
    facts = database().facts()
    assert facts["rows"]["wagtailcore_site"] == Site.objects.count()
    assert ["backup", "0001_backup"] in facts["migrations"]

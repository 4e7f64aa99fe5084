"""Backups that are made by themselves: when, how long they stay, and who hears when they fail."""

import datetime
import io
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Site

from cms.backup import errors, making, recording, retention, scheduled
from cms.backup.models import Backup
from cms.backup.places import moment_of, name_at, place_of, split
from cms.mail.models import QueuedMail
from cms.tick import only_one

pytestmark = pytest.mark.django_db

BANGKOK = datetime.timezone(datetime.timedelta(hours=7))
NIGHT = datetime.datetime(2026, 11, 21, 2, 30, tzinfo=BANGKOK)
DAY = datetime.timedelta(days=1)


def at(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


def record(moment, **facts):
    return Backup.objects.create(started_at=moment, finished_at=moment, address="/backups/x.age", **facts)


@pytest.fixture
def place(installation, settings, tmp_path):
    settings.BACKUP_TO = str(tmp_path / "backups")
    return Path(settings.BACKUP_TO)


# --- Which are kept


def test_days_weeks_and_months_are_kept():
    nights = [NIGHT - number * DAY for number in range(400)]
    kept = retention.kept([name_at(night) for night in nights], retention.parse("7d4w6m"))
    days = sorted((NIGHT.date() - moment_of(name).astimezone(BANGKOK).date()).days for name in kept)
    assert days[:7] == list(range(7))
    assert 12 <= len(days) <= 7 + 4 + 6
    # The newest of each of six months: the oldest is the last night of June.
    assert NIGHT.date() - datetime.timedelta(days=days[-1]) == datetime.date(2026, 6, 30)


@pytest.mark.parametrize("rule", ["3", "3d"])
def test_a_number_alone_is_days(rule):
    names = [name_at(NIGHT - number * DAY) for number in range(10)]
    assert retention.kept(names, retention.parse(rule)) == set(names[:3])


def test_the_newest_stays_whatever_the_rule_and_days_without_any_do_not_count():
    names = [name_at(NIGHT), name_at(NIGHT - 100 * DAY)]
    assert retention.kept(names, {"m": 0}) == {names[0]}
    assert retention.kept(names, {"d": 2}) == set(names)


@pytest.mark.parametrize("rule", ["", "x", "7y", "d7", "0d", "7d 4w", "-1"])
def test_an_unclear_rule_is_refused(rule):
    with pytest.raises(errors.NotSetUp):
        retention.parse(rule)


def test_old_ones_go_and_files_of_others_stay(place):
    place.mkdir()
    for number in range(5):
        (place / name_at(NIGHT - number * DAY)).write_bytes(b"old")
    (place / "notes.txt").write_bytes(b"of somebody")
    call_command("backup", keep="2d", quiet=True)
    names = sorted(each.name for each in place.iterdir())
    assert len(names) == 3
    assert "notes.txt" in names
    newest = max(name for name in names if moment_of(name))
    assert (place / newest).stat().st_mode & 0o077 == 0
    assert Backup.objects.good().get().address == str(place / newest)


# --- When they are made


def test_tick_makes_one_a_day_by_night(place, monkeypatch):
    made = []
    monkeypatch.setattr(scheduled, "back_up_to_place", lambda *args, **kwargs: made.append(timezone.now()))
    at(monkeypatch, NIGHT)
    scheduled.back_up_if_due()
    assert len(made) == 1, "the first one comes at once"
    record(NIGHT)
    for moment in (NIGHT + 2 * scheduled.AGAIN_AFTER, NIGHT + DAY - datetime.timedelta(hours=1)):
        at(monkeypatch, moment)
        scheduled.back_up_if_due()
    assert len(made) == 1
    at(monkeypatch, NIGHT + DAY)
    scheduled.back_up_if_due()
    assert len(made) == 2


def test_after_a_failure_it_waits_an_hour(place, monkeypatch):
    record(NIGHT - DAY)
    record(NIGHT, error="disk full")
    assert not scheduled.is_due(NIGHT + datetime.timedelta(minutes=5))
    assert scheduled.is_due(NIGHT + scheduled.AGAIN_AFTER)


def test_without_a_place_nothing_happens_by_itself(installation):
    scheduled.back_up_if_due()
    assert not Backup.objects.exists()


def test_two_at_once_are_refused(installation, settings, tmp_path):
    with only_one(settings.VAR_DIR / "backup.lock"), pytest.raises(CommandError):
        call_command("backup", str(tmp_path / "x.age"))
    assert not (tmp_path / "x.age").exists()


def test_what_a_killed_one_left_in_clear_is_removed(installation):
    for name, age in (("backup-old", 2), ("restore-old", 2), ("backup-running", 0)):
        folder = installation.var / name
        folder.mkdir()
        (folder / "database.sqlite3").write_bytes(b"in clear")
        then = timezone.now().timestamp() - age * 24 * 3600
        os.utime(folder, (then, then))
    retention.remove_left_overs()
    assert sorted(path.name for path in installation.var.iterdir() if "-" in path.name) == ["backup-running"]


# --- What fails


def test_a_full_disk_leaves_no_half_of_a_backup(place, monkeypatch, admin_user):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("backup")
    monkeypatch.undo()
    assert list(place.iterdir()) == []
    assert "No space left" in Backup.objects.get().error
    assert [mail.to for mail in QueuedMail.objects.all()] == [admin_user.email]


def test_a_file_that_became_shorter_is_an_error_and_one_that_went_is_named(place, monkeypatch):
    names = [("media", making.all_files, "gone.pdf")]
    storage = next(making.all_files())[1]
    monkeypatch.setattr(making, "all_files", lambda: [("media", storage, name) for *_rest, name in names])
    assert making.make(place_of(str(place)), "x.age", print)["gone"] == ["media/gone.pdf"]
    monkeypatch.setattr(making, "all_files", lambda: [("media", storage, "images/small.webp")])
    monkeypatch.setattr("django.core.files.base.File.size", 10)
    with pytest.raises(errors.BackupError):
        making.make(place_of(str(place)), "y.age", print)
    assert [path.name for path in place.iterdir()] == ["x.age"]


@pytest.mark.parametrize("recipient", ["", "age1", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1ABC"])
def test_without_a_key_nothing_is_made(recipient, installation, settings, tmp_path):
    settings.BACKUP_RECIPIENT = recipient
    with pytest.raises(CommandError, match="BACKUP_RECIPIENT"):
        call_command("backup", str(tmp_path / "x.age"))
    assert not (tmp_path / "x.age").exists()


def test_a_place_must_be_named(installation):
    with pytest.raises(CommandError, match="BACKUP_TO"):
        call_command("backup")
    for address in ("s3://bucket", "s3://bucket/", "backups/"):
        with pytest.raises(errors.NotSetUp):
            split(address)


def test_a_key_is_never_overwritten(installation):
    before = installation.key.read_text()
    with pytest.raises(CommandError):
        call_command("backup_key", str(installation.key))
    assert installation.key.read_text() == before
    assert installation.key.stat().st_mode & 0o077 == 0


def test_the_secret_key_is_told_to_nobody(installation, tmp_path):
    output = io.StringIO()
    call_command("backup_key", str(tmp_path / "new.txt"), stdout=output)
    assert "BACKUP_RECIPIENT=age1" in output.getvalue()
    assert "AGE-SECRET-KEY" not in output.getvalue()


def test_administrators_hear_of_it_once_a_day(place, monkeypatch, admin_user, station):
    def fail(*args):
        raise errors.BackupError("S3 does not answer")

    monkeypatch.setattr(recording, "make", fail)
    for _time in range(3):
        scheduled.tell("S3 does not answer")
    scheduled.back_up_if_due()
    mail = QueuedMail.objects.get()
    assert mail.site == Site.objects.get(is_default_site=True)
    assert "S3 does not answer" in mail.body
    QueuedMail.objects.update(queued_at=timezone.now() - 2 * DAY)
    scheduled.tell("S3 does not answer")
    assert QueuedMail.objects.count() == 2


def test_administrators_hear_when_none_comes_any_more(installation, admin_user):
    record(timezone.now() - 3 * DAY)
    scheduled.tell_if_old()
    scheduled.tell_if_old()
    assert QueuedMail.objects.count() == 1


def test_nobody_is_written_to_while_all_is_well_or_nothing_was_ever_set_up(installation, admin_user):
    scheduled.tell_if_old()
    record(timezone.now() - DAY)
    scheduled.tell_if_old()
    assert not QueuedMail.objects.exists()

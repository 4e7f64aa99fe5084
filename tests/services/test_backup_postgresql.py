"""A backup of a real PostgreSQL while it is written to, put back into another database."""

from threading import Event, Thread

import psycopg
import pytest

from tests.cms.backup.elsewhere import files_below, manage

# Small tables are enough: what is copied is what pg_dump sees.
STATION = (
    "from cms.models.station import StationKind; from oit.stations import create_station; "
    "create_station(hostname='testserver', kind=StationKind.PROVINCIAL, name_th='สถานีตำรวจภูธรกมลา', "
    "name_en='Kamala Police Station', is_default=True, year=2567)"
)
WRITE = "INSERT INTO public_note (number, half) VALUES (%s, 1), (%s, 2)"


@pytest.fixture(scope="module")
def source(migrated, tmp_path_factory):
    """``(VAR_DIR, address)`` of an installation with a station, a file, and a table that is written to."""
    var, address = tmp_path_factory.mktemp("here"), migrated("here")
    done = manage(var, "shell", "--no-imports", "-c", STATION, database=address)
    assert done.returncode == 0, done.stderr
    (var / "media" / "documents").mkdir(parents=True)
    (var / "media" / "documents" / "แผน.pdf").write_bytes(b"%PDF-1.7")
    with psycopg.connect(address, autocommit=True) as opened:
        opened.execute("CREATE TABLE public_note (number integer, half integer)")
    return var, address


def rows_at(address):
    """``{table: its rows, as text, in an order of their own}``"""
    with psycopg.connect(address) as opened:
        tables = opened.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {
            name: sorted(str(row) for row in opened.execute(f'SELECT t::text FROM "{name}" t').fetchall())
            for (name,) in tables
        }


def write_until(stop, address, written):
    with psycopg.connect(address, autocommit=True) as opened:
        while not stop.is_set():
            opened.execute(WRITE, (len(written), len(written)))
            written.append(len(written))


def test_what_was_copied_while_it_was_written_to_comes_back(source, postgresql, tmp_path):
    (var, address), key, backup = source, tmp_path / "key.txt", tmp_path / "one.age"
    made = manage(var, "backup_key", key, database=address)
    recipient = made.stdout.split("BACKUP_RECIPIENT=")[1].split()[0]
    stop, written = Event(), []
    writer = Thread(target=write_until, args=(stop, address, written))
    writer.start()
    try:
        while not written:
            stop.wait(0.01)
        certain = len(written)
        done = manage(var, "backup", backup, database=address, BACKUP_RECIPIENT=recipient)
    finally:
        stop.set()
        writer.join()
    assert done.returncode == 0, done.stderr
    assert len(written) > certain, "nobody was kept from writing"

    there, elsewhere = tmp_path / "there", postgresql("there")
    done = manage(there, "restore", backup, "--key", key, database=elsewhere)
    assert done.returncode == 0, done.stderr
    before, after = rows_at(address), rows_at(elsewhere)
    # Whatever version restores it, summaries are made anew from what is there now.
    changed = {"public_note", "backup_backup", "bureau_change"}
    assert before.keys() == after.keys()
    assert [table for table in before if table not in changed and before[table] != after[table]] == []
    notes = after["public_note"]
    assert certain <= len(notes) / 2 <= len(written)
    assert len(notes) % 2 == 0, "half of a transaction"
    assert files_below(there / "media") == files_below(var / "media")

    again = manage(there, "restore", backup, "--key", key, database=elsewhere)
    assert again.returncode == 1
    assert rows_at(elsewhere) == after
    other_kind = manage(tmp_path / "sqlite", "restore", backup, "--key", key)
    assert other_kind.returncode == 1
    assert not (tmp_path / "sqlite" / "media").exists()


def test_a_missing_program_is_named(source, tmp_path):
    var, address = source
    key = tmp_path / "key.txt"
    made = manage(var, "backup_key", key, database=address)
    recipient = made.stdout.split("BACKUP_RECIPIENT=")[1].split()[0]
    done = manage(
        var, "backup", tmp_path / "x.age", database=address, BACKUP_RECIPIENT=recipient, PATH="/nowhere"
    )
    assert done.returncode == 1
    assert "pg_dump" in done.stderr
    assert not (tmp_path / "x.age").exists()

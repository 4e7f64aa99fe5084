"""The test database: a SQLite file whose migrated state is kept between runs, and brought back where needed."""

import hashlib
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APPS = ("cms", "home", "feedback", "oit")
FOLDER = "migrated-database"


def migrations_key():
    """A word that changes when the migrations that make the database do: ours, or a package's."""
    files = [
        ROOT / "requirements.txt",
        *(file for app in APPS for file in sorted((ROOT / app).glob("**/migrations/*.py"))),
    ]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:20]


def migrated_file(cache):
    """Where the migrated database of this source tree is kept in pytest's cache, whether it is there or not."""
    return Path(cache.mkdir(FOLDER)) / f"{migrations_key()}.sqlite3"


def keep(connection, path):
    """Saves the SQLite database of ``connection`` as ``path``, and forgets older ones. Safe with several workers."""
    for old in path.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    number, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(number)
    with closing(sqlite3.connect(draft)) as target:
        connection.backup(target)
    Path(draft).replace(path)


def snapshot_of(connection):
    """A copy in memory of the SQLite database of ``connection``."""
    snapshot = sqlite3.connect(":memory:", check_same_thread=False)
    connection.backup(snapshot)
    return snapshot

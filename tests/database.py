"""The test database, and how it is brought back after a test that leaves it empty.

SQLite: a file whose migrated state is kept between runs. PostgreSQL (``DATABASE_URL``): migrated anew in every run.
"""

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


def migrated_file(cache, ending="sqlite3"):
    """Where the migrated database of this source tree is kept in pytest's cache, whether it is there or not."""
    return Path(cache.mkdir(FOLDER)) / f"{migrations_key()}.{ending}"


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
    """What the database of ``connection`` holds now; its ``restore(connection)`` puts that in place again."""
    return {"sqlite": SQLiteSnapshot, "postgresql": PostgreSQLSnapshot}[connection.vendor](connection)


class SQLiteSnapshot:
    """A copy in memory."""

    def __init__(self, connection):
        self.copy = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(self.copy)

    def restore(self, connection):
        connection.ensure_connection()
        self.copy.backup(connection.connection)


class PostgreSQLSnapshot:
    """A database beside it, which serves as its template."""

    def __init__(self, connection):
        name = connection.settings_dict["NAME"]
        self._copy(connection, name, f"{name}_snapshot")

    def restore(self, connection):
        name = connection.settings_dict["NAME"]
        self._copy(connection, f"{name}_snapshot", name)

    @staticmethod
    def _copy(connection, source, target):
        """Makes the database ``target`` anew from ``source``, which nobody may be connected to meanwhile."""
        connection.close()
        quote = connection.ops.quote_name
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(target)} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {quote(target)} TEMPLATE {quote(source)}")

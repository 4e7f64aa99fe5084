"""A copy of the database at one moment while others write to it, and putting it in place of an empty one.

Both kinds have ``engine``; ``file_name`` in the archive; ``dump(path)``, which writes the copy and returns its facts,
``{"version": text, "rows": {table: number}, "migrations": [[app, name], …]}``; ``restore(path)``, after which the
database holds the copy and nothing else; and ``facts()`` of what it holds now.
"""

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing, contextmanager

import psycopg
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient
from django.utils.translation import gettext as _

from .errors import BackupError, Damaged, NotSetUp

PATIENCE = 20  # seconds that somebody else may keep the database locked
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"


def database():
    """The one of this installation."""
    return {"sqlite": SQLite, "postgresql": PostgreSQL}[connection.vendor]()


def is_empty():
    """Whether it has no page but those that Wagtail itself makes, and so no station."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if "wagtailcore_page" not in tables:
            return True
        # Not through the models: the tables may be of another version.
        cursor.execute(
            "SELECT COUNT(*) FROM wagtailcore_page p JOIN django_content_type c ON c.id = p.content_type_id "
            "WHERE c.app_label <> 'wagtailcore'"
        )
        return cursor.fetchone()[0] == 0


def _facts(cursor, version, tables):
    rows = {}
    for table in sorted(tables):
        quoted = '"' + table.replace('"', '""') + '"'
        # The name is one that the database itself gave, quoted.
        cursor.execute(f"SELECT COUNT(*) FROM {quoted}")
        rows[table] = cursor.fetchone()[0]
    cursor.execute(MIGRATIONS)
    return {"version": version, "rows": rows, "migrations": [list(row) for row in cursor.fetchall()]}


@contextmanager
def _told():
    """What the databases' own libraries raise, as a BackupError with their words."""
    try:
        yield
    except (sqlite3.Error, psycopg.Error) as error:
        raise BackupError(_("The database says: %(error)s") % {"error": error}) from error


def _copy(source, target):
    """Makes the SQLite database of ``target`` that of ``source``, in one step and one transaction.

    Who writes to the one meanwhile neither waits nor gets into the copy; readers of the other see what was there.
    Raises BackupError where somebody keeps one of them locked.
    """
    began = time.monotonic()

    def wait(status, _remaining, _total):
        # Without this it would be tried again for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() - began > PATIENCE:
            raise BackupError(_("Another program keeps the database locked. Stop the site, and try again."))

    source.backup(target, progress=wait)


class SQLite:
    engine = "sqlite"
    file_name = "database.sqlite3"

    def dump(self, path):
        # A connection of its own: SQLite copies nothing for one that is writing.
        own = sqlite3.connect(connection.settings_dict["NAME"], timeout=PATIENCE)
        with closing(own), closing(sqlite3.connect(path)) as copy, _told():
            _copy(own, copy)
            self._examine(copy)
            return self._facts_of(copy)

    def restore(self, path):
        with closing(sqlite3.connect(path)) as copy, _told():
            self._examine(copy)
            connection.ensure_connection()
            _copy(copy, connection.connection)
        connection.close()

    def facts(self):
        connection.ensure_connection()
        return self._facts_of(connection.connection)

    @staticmethod
    def _examine(copy):
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise Damaged(_("The database is damaged. SQLite says: %(error)s") % {"error": found})

    @staticmethod
    def _facts_of(opened):
        with closing(sqlite3.Connection.cursor(opened)) as cursor:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            )
            return _facts(cursor, sqlite3.sqlite_version, [name for (name,) in cursor.fetchall()])


class PostgreSQL:
    engine = "postgresql"
    file_name = "database.dump"

    def dump(self, path):
        with _told(), self._connected() as own, own.cursor() as cursor:
            own.isolation_level, own.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
            # What is counted here is what pg_dump sees.
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            facts = self._facts_of(cursor)
            self._run(
                *("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=public"),
                *(f"--snapshot={snapshot}", f"--file={path}", "--dbname"),
            )
            return facts

    def restore(self, path):
        self._run("pg_restore", "--list", path, database=False)
        with transaction.atomic(), connection.cursor() as cursor:
            # Of another version there may be tables here that the copy does not have.
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
        connection.close()
        self._run(
            *(
                "pg_restore",
                "--single-transaction",
                "--clean",
                "--if-exists",
                "--no-owner",
                "--no-privileges",
            ),
            *("--exit-on-error", str(path), "--dbname"),
        )

    def facts(self):
        with self._connected() as own, own.cursor() as cursor:
            return self._facts_of(cursor)

    @staticmethod
    def _connected():
        # One of its own: the snapshot lasts as long as its transaction.
        return psycopg.connect(**_plain(connection.get_connection_params()))

    @staticmethod
    def _facts_of(cursor):
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        return _facts(cursor, str(cursor.connection.info.server_version), tables)

    @staticmethod
    def _run(program, *arguments, database=True):
        path = shutil.which(program)
        if path is None:
            raise NotSetUp(
                _("The program %(name)s is missing. Install it: apt install postgresql-client")
                % {"name": program}
            )
        words, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, arguments)
        # The password goes through the environment, where other users of the machine do not see it.
        done = subprocess.run(
            [path, *(words[1:] if database else arguments)],
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise BackupError(
                _("%(name)s failed: %(error)s") % {"name": program, "error": done.stderr.strip()[-1000:]}
            )


def _plain(parameters):
    """Without what Django gives its own connections."""
    return {key: value for key, value in parameters.items() if key not in ("context", "cursor_factory")}

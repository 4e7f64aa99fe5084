"""The database of a run: how it is filled, and a copy of it to which this process can turn."""

import io
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection


def load():
    """Puts the demonstration stations into an empty database."""
    call_command("migrate", verbosity=0)
    call_command("demo", port=8000, stdout=io.StringIO())


@contextmanager
def copied(name):
    """Copies the database as it is now, and yields what ``using`` needs to turn to the copy."""
    copy = f"{connection.settings_dict['NAME']}_{name}"
    make, drop = (
        (_copy_file, _drop_file) if connection.vendor == "sqlite" else (_copy_database, _drop_database)
    )
    make(copy)
    try:
        yield copy
    finally:
        drop(copy)


@contextmanager
def using(copy):
    """Lets this process work in the ``copy``."""
    own = connection.settings_dict["NAME"]
    _turn_to(copy)
    try:
        yield
    finally:
        _turn_to(own)


def _turn_to(name):
    connection.close()
    connection.settings_dict["NAME"] = name


def _copy_file(copy):
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)


def _drop_file(copy):
    for end in ("", "-wal", "-shm"):
        Path(f"{copy}{end}").unlink(missing_ok=True)


def _copy_database(copy):
    own = connection.settings_dict["NAME"]
    # Nobody may be using what is copied.
    connection.close()
    _administer(f"CREATE DATABASE {{}} TEMPLATE {connection.ops.quote_name(own)}", copy)


def _drop_database(copy):
    _administer("DROP DATABASE {}", copy)


def _administer(command, name):
    with connection._nodb_cursor() as cursor:
        cursor.execute(command.format(connection.ops.quote_name(name)))

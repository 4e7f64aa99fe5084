"""Another installation, in a process and a folder of its own, and what is in it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SECRET_KEY = "of-another-installation-" * 3


def manage(var, *arguments, database=None, **environment):
    """Runs manage.py as on a server whose VAR_DIR is ``var``. Returns the finished process, with its output."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env={
            **kept,
            "DJANGO_SETTINGS_MODULE": "cms.settings.production",
            "VAR_DIR": str(var),
            "DATABASE_URL": database or f"sqlite:///{var / 'db.sqlite3'}",
            "SECRET_KEY": SECRET_KEY,
            "ALLOWED_HOSTS": "sites",
            "S3_BUCKET": "",
            "CACHE_URL": "locmemcache://",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def tables_of(cursor):
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return sorted(name for (name,) in cursor.fetchall())


def rows_of(cursor, table):
    """Every row of the table, in an order of their own."""
    cursor.execute(f'SELECT * FROM "{table}"')
    return sorted(map(repr, cursor.fetchall()))


def rows_in_file(path):
    """``{table: its rows}`` of a SQLite file."""
    with closing(sqlite3.connect(path)) as opened, closing(opened.cursor()) as cursor:
        return {table: rows_of(cursor, table) for table in tables_of(cursor)}


def files_below(folder):
    """``{path: content}``"""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

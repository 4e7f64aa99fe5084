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
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment_of(var, database, **environment),
        capture_output=True,
        text=True,
        check=False,
    )


def environment_of(var, database=None, **environment):
    """That of a server whose VAR_DIR is ``var``."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "VAR_DIR": str(var),
        "DATABASE_URL": database or f"sqlite:///{var / 'db.sqlite3'}",
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": "sites",
        "S3_BUCKET": "",
        "CACHE_URL": "locmemcache://",
        **environment,
    }


def rows_in_file(path):
    """``{table: every row of it, in an order of their own}`` of a SQLite file."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    with closing(sqlite3.connect(path)) as opened:
        return {
            name: sorted(map(repr, opened.execute(f'SELECT * FROM "{name}"')))
            for (name,) in opened.execute(tables).fetchall()
        }


def files_below(folder):
    """``{path: content}``"""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

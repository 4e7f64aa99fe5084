"""What was acknowledged is there after the server was killed, and nothing is there by half."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgresql

KILLS = 200
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def run(tmp_path):
    """A function that runs a ``step`` of ``killing`` on the database at ``url``. Returns what it printed."""

    def run(url, step, given=""):
        code = f"import django; django.setup(); from tests.feedback.complaints import killing; killing.{step}"
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=given,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "cms.settings.base",
                "SECRET_KEY": "only-for-tests",
                "VAR_DIR": str(tmp_path),
                "DATABASE_URL": url,
            },
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_what_was_acknowledged_is_whole_on_sqlite(run, tmp_path):
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    receipts = run(url, f"take({KILLS})")
    assert len(receipts.splitlines()) >= KILLS
    run(url, "check()", receipts)


def test_what_was_acknowledged_is_whole_on_postgresql(run):
    """Also after PostgreSQL itself stopped as if the machine had failed."""
    with postgresql.running() as server:
        receipts = run(server.url, f"take({KILLS})")
        assert len(receipts.splitlines()) >= KILLS
        server.stop("immediate")
        server.start()
        run(server.url, "check()", receipts)

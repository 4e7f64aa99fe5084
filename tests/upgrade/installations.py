"""Installations of the tests' own, each in a folder and processes of its own, that begin as a snapshot or empty."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.cms.backup.elsewhere import ROOT, environment_of, manage

# The first station of a snapshot.
HOST = "localhost:8160"
SNAPSHOTS = sorted((Path(__file__).parent / "snapshots").glob("*.jsonl.xz"))
ENVIRONMENT = {
    # The files of the design are found where they lie.
    "DJANGO_SETTINGS_MODULE": "cms.settings.development",
    "MAKE_FILES": "0",
    "COUNT_VISITS": "0",
    "PAGE_CACHE": "0",
}


@dataclass
class Installation:
    """One of its own, in the folder ``var``. ``database``: its address, None for SQLite in that folder."""

    var: Path
    database: str | None = None

    def __post_init__(self):
        self.var.mkdir(parents=True, exist_ok=True)

    def manage(self, *arguments):
        """Runs a command of manage.py, and gives what it wrote."""
        return self._said(manage(self.var, *arguments, database=self.database, **ENVIRONMENT))

    def run(self, module, *arguments):
        """Runs a module of the tests there, and gives what it wrote."""
        done = subprocess.run(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=ROOT,
            env=environment_of(self.var, self.database, **ENVIRONMENT),
            capture_output=True,
            text=True,
            check=False,
        )
        return self._said(done)

    def visit(self, host):
        return json.loads(self.run("tests.upgrade.visiting", host))

    def readiness(self, host):
        """What the board says of the station's year, as the command ``readiness`` gives it."""
        # It ends with an error where something is missing, after it has said all.
        done = manage(
            self.var, "readiness", "--station", host, "--json", database=self.database, **ENVIRONMENT
        )
        said = json.loads(done.stdout)
        del said["station"]
        return said

    def python(self, code):
        """Runs lines of Python there, and gives what they printed."""
        return self.manage("shell", "--no-imports", "-c", code)

    @staticmethod
    def _said(done):
        assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout


def upgraded(snapshot, var, database=None):
    """An Installation with the data of the snapshot, brought to this release as docs/running.md says."""
    made = Installation(var, database)
    made.run("tests.upgrade.loading", snapshot)
    made.manage("migrate", "-v", "0")
    made.manage("prepare", "--no-demo")
    made.run("tests.upgrade.stand_ins")
    return made

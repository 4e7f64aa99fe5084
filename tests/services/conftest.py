"""Services of the tests' own, in folders that go away."""

import glob
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

# Debian keeps the programs of each version apart.
POSTGRESQL = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def postgresql():
    """A function from a name to the address (``postgres://…``) of a new, empty database on a server of its own."""
    path = os.pathsep.join([*POSTGRESQL, os.environ["PATH"]])
    missing = [
        name for name in ("initdb", "pg_ctl", "createdb", "pg_dump") if not shutil.which(name, path=path)
    ]
    # PostgreSQL refuses to run for root.
    as_nobody = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if missing or (as_nobody and not shutil.which("runuser")):
        pytest.skip(f"PostgreSQL is missing ({', '.join(missing)}): apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="station-postgresql-"))
    port = free_port()

    def run(*command):
        environment = {**os.environ, "PATH": path}
        # A log in place of a pipe, which the server would keep open.
        with (folder.parent / f"{folder.name}.log").open("ab") as log:
            subprocess.run([*as_nobody, *command], env=environment, stdout=log, stderr=log, check=True)

    def create(name):
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "station", name)
        return f"postgres://station@127.0.0.1:{port}/{name}"

    if as_nobody:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    try:
        run("initdb", "-D", data, "-U", "station", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        run("pg_ctl", "-D", data, "-w", "-o", options, "start")
        yield create
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)
        (folder.parent / f"{folder.name}.log").unlink(missing_ok=True)

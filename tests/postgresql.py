"""A PostgreSQL of one test, for what a shared one cannot be used for."""

import os
import pwd
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USER = "postgres"


def program(name):
    """The path of a program of PostgreSQL. Skips the test where it is not installed."""
    found = shutil.which(name) or next((str(each / name) for each in FOLDERS if (each / name).exists()), None)
    return found or pytest.skip(f"There is no {name}: apt install postgresql")


class Server:
    """``url``: of its one database, with nothing in it."""

    def __init__(self, folder):
        self.data, self.folder = folder / "data", folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"postgres://{USER}@127.0.0.1:{self.port}/{USER}"

    def make(self):
        self._run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C", "-N")

    def start(self):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self, how):
        """``how``: "fast", or "immediate" as if the machine had failed."""
        self._run("pg_ctl", "-w", "-m", how, "stop")

    def _run(self, name, *arguments):
        command = [program(name), "-D", str(self.data), *arguments]
        # It refuses to run as root.
        user = USER if os.geteuid() == 0 else None
        subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)


@contextmanager
def running():
    """A Server in a folder of its own, stopped afterwards."""
    program("initdb")
    with TemporaryDirectory(prefix="postgresql-") as folder:
        yield from _running(Path(folder))


def _running(folder):
    server = Server(folder)
    if os.geteuid() == 0:
        try:
            owner = pwd.getpwnam(USER)
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres.")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    server.make()
    server.start()
    try:
        yield server
    finally:
        server.stop("fast")

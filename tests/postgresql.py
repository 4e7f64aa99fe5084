"""A PostgreSQL of the tests' own, in a folder that goes away."""

import os
import pwd
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USER = "postgres"


def program(name):
    """The path of a program of PostgreSQL. Skips the test where it is not installed."""
    found = shutil.which(name) or next((str(each / name) for each in FOLDERS if (each / name).exists()), None)
    return found or pytest.skip(f"There is no {name}: apt install postgresql")


class Server:
    """``url``: of its first database, with nothing in it. ``durable``: whether it waits for the disk."""

    def __init__(self, folder, durable):
        self.data, self.folder, self.durable = folder / "data", folder, durable
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = self._url_of(USER)

    def _url_of(self, name):
        return f"postgres://{USER}@127.0.0.1:{self.port}/{name}"

    def make(self):
        self._run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "-N")

    def create(self, name, template="template1"):
        """Makes a database like ``template``, to which nobody may be connected. Returns its address."""
        with psycopg.connect(self.url, autocommit=True) as opened:
            opened.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self._url_of(name)

    def dump(self, name, path):
        """Writes the database ``name`` to the file ``path``."""
        subprocess.run([program("pg_dump"), "-Fc", "-f", str(path), self._url_of(name)], check=True)

    def load(self, name, path):
        """Makes the database ``name`` from such a file."""
        url = self.create(name)
        subprocess.run([program("pg_restore"), "--no-owner", "-d", url, str(path)], check=True)

    def start(self):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        if not self.durable:
            options += " -c fsync=off"
        self._run("pg_ctl", "-w", "-o", options, "-l", str(self.folder / "log"), "start")

    @property
    def is_running(self):
        return (self.data / "postmaster.pid").exists()

    def stop(self, how):
        """``how``: "fast", or "immediate" as if the machine had failed."""
        self._run("pg_ctl", "-w", "-m", how, "stop")

    def _run(self, name, *arguments):
        command = [program(name), "-D", str(self.data), *arguments]
        # It refuses to run as root.
        user = USER if os.geteuid() == 0 else None
        subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)


@contextmanager
def running(durable=True):
    """A Server in a folder of its own, stopped afterwards."""
    program("initdb")
    with TemporaryDirectory(prefix="postgresql-") as folder:
        yield from _running(Path(folder), durable)


def _running(folder, durable):
    server = Server(folder, durable)
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
        if server.is_running:
            server.stop("fast")

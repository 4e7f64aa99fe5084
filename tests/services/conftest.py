"""Real services for the tests, each started once, in folders that go away; and installations on them.

Where a program is missing the tests that need it are skipped, and say what to install.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import database
from tests import postgresql as postgres
from tests.services.installation import Installation, Reader
from tests.services.servers.mail import MailServer
from tests.services.servers.nginx import Proxy
from tests.services.servers.program import Program
from tests.services.servers.radosgw import Storage
from tests.services.servers.redis import redis as new_redis

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker("services")


# --- Servers ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgresql_server():
    """A ``tests.postgresql.Server``."""
    with postgres.running(durable=False) as server:
        yield server


@pytest.fixture(scope="session")
def postgresql(postgresql_server):
    """A function from a name to the address (``postgres://…``) of a new, empty database."""
    return postgresql_server.create


@pytest.fixture(scope="session")
def redis(tmp_path_factory):
    server = new_redis(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def storage(tmp_path_factory):
    server = Storage(tmp_path_factory.mktemp("storage"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


# --- Installations ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def static_files(tmp_path_factory):
    """The folder of collected static files: the same for all installations."""
    installation = Installation(tmp_path_factory.mktemp("static"), "sqlite://:memory:")
    installation.manage("compilecatalogues")
    installation.manage("collectstatic", "--noinput", "-v", "0")
    return installation.folder / "static"


@pytest.fixture(scope="session")
def migrated(request, postgresql_server, tmp_path_factory):
    """A function from a name to the address of a new PostgreSQL database with all tables, and no station."""
    kept = database.migrated_file(request.config.cache, "dump")
    if kept.exists():
        postgresql_server.load("migrated", kept)
    else:
        url = postgresql_server.create("migrated")
        Installation(tmp_path_factory.mktemp("migrated"), url).manage("migrate", "-v", "0")
        for old in kept.parent.glob("*.dump"):
            old.unlink()
        postgresql_server.dump("migrated", kept)
    return lambda name: postgresql_server.create(name, "migrated")


@pytest.fixture(scope="session")
def mail_server():
    server = MailServer()
    server.start()
    yield server
    server.stop()


@dataclass
class Site:
    """What runs of an installation. ``made``: what ``content.station`` says of it. ``webs``: its processes.

    ``other``: the same installation as another host knows it.
    """

    installation: Installation
    made: dict
    webs: list
    proxy: Proxy = None
    worker: Program = None
    other: Installation = None

    def officer(self, web):
        return web.reader(session=self.made["session"])

    def through_proxy(self):
        return Reader(self.proxy.url, verify=self.proxy.certificate)


@pytest.fixture(scope="session")
def many(request, tmp_path_factory, static_files, migrated, redis, storage, mail_server):
    """The large setup: PostgreSQL, Redis, a bucket, two hosts (a VAR_DIR each) with a process each, nginx, a worker."""
    settings = {
        "CACHE_URL": f"rediscache://127.0.0.1:{redis.port}/0",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
        **storage.environment,
    }
    database = migrated("many")
    hosts = [Installation(tmp_path_factory.mktemp(name), database, settings) for name in ("one", "two")]
    for host in hosts:
        (host.folder / "static").symlink_to(static_files)
    made = hosts[0].content("station()")
    webs = [host.web() for host in hosts]
    site = Site(hosts[0], made, webs, worker=hosts[0].worker(), other=hosts[1])
    # As /srv/station is on the first host.
    installed = tmp_path_factory.mktemp("installed")
    (installed / "var").symlink_to(hosts[0].folder)
    (installed / "deploy").symlink_to(HERE.parents[1] / "deploy")
    site.proxy = Proxy(tmp_path_factory.mktemp("nginx"), [web.port for web in webs], installed)
    yield from _running(*webs, site.worker, site.proxy, gives=site)


@pytest.fixture(scope="session")
def small(request, tmp_path_factory, static_files):
    """The usual setup: one machine with SQLite and files, and here with two processes."""
    folder = tmp_path_factory.mktemp("small")
    installation = Installation(folder, f"sqlite:///{folder / 'db.sqlite3'}")
    (folder / "static").symlink_to(static_files)
    kept = database.migrated_file(request.config.cache)
    if kept.exists():
        shutil.copy(kept, folder / "db.sqlite3")
    else:
        installation.manage("migrate", "-v", "0")
    made = installation.content("station()")
    webs = [installation.web(), installation.web()]
    yield from _running(*webs, gives=Site(installation, made, webs, other=installation))


def _running(*programs, gives):
    try:
        for program in programs:
            program.start()
        yield gives
    finally:
        for program in programs:
            program.stop()


@pytest.fixture(params=["many", "small"])
def site(request):
    """Each of the two setups, with everything running."""
    return request.getfixturevalue(request.param)

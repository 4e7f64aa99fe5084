"""What every test can ask for: two stations, their people, and a browser.

The stations are made once in the test database, before the first test that uses it, and not in each test.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, Phase
from hypothesis import settings as property_settings
from playwright.sync_api import expect, sync_playwright
from wagtail.models import Site

from cms.models import User
from cms.models.station import StationKind
from cms.models.stations import Role
from oit.first_day.views import SHOWN
from oit.stations import create_station, group_for
from tests import database
from tests.static_pages import on_a_phone

YEAR = 2567
STATION = {
    "hostname": "testserver",
    "kind": StationKind.PROVINCIAL,
    "name_th": "สถานีตำรวจภูธรกมลา",
    "name_en": "Kamala Police Station",
    "is_default": True,
}
OTHER_STATION = {
    "hostname": "phetkasem.localhost",
    "kind": StationKind.METROPOLITAN,
    "name_th": "สถานีตำรวจนครบาลเพชรเกษม",
    "name_en": "Phet Kasem Metropolitan Police Station",
}
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 15_000  # milliseconds that a busy machine may take to answer
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Busy machines are slow at no fault of the code. Found cases are made smaller, and not explained at length.
property_settings.register_profile(
    "site",
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
)
property_settings.load_profile("site")
SNAPSHOT = pytest.StashKey[tuple]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Puts the tests with a browser last: while it runs, Django takes this process for an asynchronous one."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def migrated(request, tmp_path_factory):
    """Puts the database of an earlier run in place, if its migrations are today's. Says whether it did.

    A SQLite database is a file, not memory: the live server's threads then have transactions of their own.
    """
    if connection.vendor != "sqlite":
        return False
    path = tmp_path_factory.mktemp("database") / "test.sqlite3"
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)
    kept = database.migrated_file(request.config.cache)
    if kept.exists():
        shutil.copy(kept, path)
    return path.exists()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, migrated):
    """Each worker has a database of its own: a file in its folder, or a name that ends with the worker's."""
    if connection.vendor != "sqlite":
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_keepdb(migrated):
    return migrated


@pytest.fixture(scope="session")
def django_db_setup(request, migrated, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and not migrated:
            database.keep(connection.connection, database.migrated_file(request.config.cache))
        create_station(**STATION, year=YEAR)
        create_station(**OTHER_STATION, year=YEAR)
        request.config.stash[SNAPSHOT] = database.snapshot_of(connection), django_db_blocker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions leaves an empty database behind: this brings the stations back.

    After the last test there is no test database any more, and its connection leads to the real one.
    """
    result = yield
    if nextitem is None:
        return result
    marker = item.get_closest_marker("django_db")
    transactional = bool(marker and (marker.args or marker.kwargs.get("transaction")))
    if transactional or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
        snapshot, blocker = item.config.stash[SNAPSHOT]
        with blocker.unblock():
            snapshot.restore(connection)
    return result


@pytest.fixture(autouse=True)
def _clean_caches():
    """What one test leaves in the caches would be about rows that the next one does not have."""
    cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.fixture(autouse=True)
def _site_language():
    """A request of one test leaves its language with the thread: the next test begins in the site's own."""
    translation.deactivate()


@pytest.fixture
def station(db):
    """The Site of Kamala at "testserver", the default site, with the year 2567."""
    return Site.objects.get(hostname=STATION["hostname"])


@pytest.fixture
def other_station(db):
    """The Site of Phet Kasem, with the year 2567."""
    return Site.objects.get(hostname=OTHER_STATION["hostname"])


def make_user(username, site, role):
    user = User.objects.create_user(username, f"{username}@example.org", first_name="สมหญิง", last_name="ใจดี")
    user.groups.add(group_for(site, role))
    return user


@pytest.fixture
def officer_user(station):
    return make_user("officer", station, Role.OFFICER)


@pytest.fixture
def supervisor_user(station):
    return make_user("supervisor", station, Role.SUPERVISOR)


@pytest.fixture
def chief_user(station):
    return make_user("chief", station, Role.CHIEF)


@pytest.fixture
def admin_user(db):
    return User.objects.create_superuser("admin", "admin@example.org")


@pytest.fixture
def client_for():
    """A function from a user to a Client signed in as that user. Keyword arguments go to the Client.

    Who ``is_new`` is led to the steps of a new station's first day.
    """

    def client_for(user, is_new=False, **options):
        client = Client(**options)
        client.force_login(user)
        if not is_new:
            session = client.session
            session[SHOWN] = True
            session.save()
        return client

    return client_for


@pytest.fixture(scope="session")
def chromium():
    """The path of an installed Chromium. Without one the test fails and says what to install."""
    named = os.environ.get("CHROMIUM")
    found = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    path = named or found or (str(CHROMIUM_ON_MACOS) if CHROMIUM_ON_MACOS.exists() else None)
    if path is None:
        pytest.fail("There is no Chromium: apt install chromium, or CHROMIUM=/path/to/it.", pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(chromium):
    """The one browser of all tests: two at once in one process are refused."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """A function that opens a page of the given HTML, with our and Wagtail's static files, on a phone."""
    with on_a_phone(browser) as open_page:
        yield open_page

"""The browser, the served site, and the people who visit it."""

import shutil

import pytest
from playwright.sync_api import expect

from tests import database
from tests.conftest import PATIENCE

from .axe import Axe
from .complaints import LET_SIGN_IN, Look, Officer, Reporter
from .server import DATABASE, PASSWORD, served_site

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def site(request, tmp_path_factory):
    """The ServedSite with the demonstration stations, one for all tests."""
    folder = tmp_path_factory.mktemp("site")
    migrated = database.migrated_file(request.config.cache)
    if migrated.exists():
        shutil.copy(migrated, folder / DATABASE)
    with served_site(folder) as site:
        yield site


@pytest.fixture
def new_page(browser, site):
    """A function that opens a page for somebody new, without cookies. It takes the options of a context."""
    contexts = []

    def new_page(**options):
        context = browser.new_context(base_url=site.url, **{"viewport": DESK, "locale": "th-TH", **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(new_page):
    """The page of a visitor at a desk."""
    return new_page()


@pytest.fixture
def phone_visitor(new_page):
    """The page of a visitor on a phone whose browser runs no JavaScript."""
    return new_page(viewport=PHONE, java_script_enabled=False, has_touch=True)


def enter(page, username):
    """Fills in the sign-in form that ``page`` shows."""
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")


def sign_in_on_top(page, username):
    """Signs in in the dialog that ``page`` shows when its session has ended."""
    frame = page.frame_locator("dialog iframe")
    frame.locator("[name=login]").fill(username)
    frame.locator("[name=password]").fill(PASSWORD)
    frame.locator("[name=password]").press("Enter")
    frame.locator("#put_off").click()


@pytest.fixture
def sign_in(new_page, site):
    """A function from a user name to a page on which that person has signed in to the admin, which is in Thai.

    They put off the second factor, which they are asked for.
    """

    def sign_in(username):
        page = new_page()
        page.goto("/admin/")
        enter(page, username)
        page.locator("#put_off").click()
        expect(page).to_have_url(f"{site.url}/admin/")
        expect(page.locator("html")).to_have_attribute("lang", "th")
        return page

    return sign_in


@pytest.fixture(scope="session")
def axe():
    return Axe()


# --- Complaints and tip-offs -----------------------------------------------------------------------


@pytest.fixture(scope="session")
def receiving(site):
    """The site, once those who receive reports can sign in."""
    site.manage("shell", "--verbosity", "0", "-c", LET_SIGN_IN)
    return site


@pytest.fixture
def look(axe):
    return Look(axe)


@pytest.fixture
def reporter_at(receiving, new_page, look):
    """A function that gives a Reporter at a form, on a phone that runs JavaScript or not."""

    def reporter_at(address, *, scripted):
        page = new_page(viewport=PHONE, java_script_enabled=scripted, has_touch=True)
        return Reporter(page, address, look, scripted=scripted)

    return reporter_at


@pytest.fixture
def officer_of(receiving, sign_in, look):
    """A function that gives an Officer on a phone who has signed in."""

    def officer_of(kind, name):
        page = sign_in(name)
        page.set_viewport_size(PHONE)
        return Officer(page, kind, look)

    return officer_of

"""The page without a connection, the computer for visitors, and the page of the EIT survey, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

ADDRESSES = [f"{language}/{name}/" for language in ("", "/en") for name in ("eit", "counter", "offline")]
# What the browser keeps for the site, as paths.
KEPT = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
  return requests.map(({ url }) => new URL(url).pathname);
}"""
WORDS = "เจ้าหน้าที่ช่วยกรอกแบบฟอร์ม"


@pytest.fixture
def prepared(new_page):
    """The page of somebody whose browser has kept the page for no connection."""
    page = new_page(viewport=PHONE)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page


def test_without_a_connection_the_numbers_are_there_in_both_languages(prepared):
    prepared.context.set_offline(True)
    for address, language in (("/news/", "th"), ("/en/contact/", "en")):
        prepared.goto(address)
        assert prepared.locator("html").get_attribute("lang") == language
        expect(prepared.locator('main a[href="tel:191"]')).to_be_visible()
        assert prepared.locator("main figure img").evaluate(
            "image => image.complete && image.naturalWidth > 0"
        )


def test_nothing_that_somebody_reads_is_kept_and_complaints_are_not_touched(prepared):
    for address in ("/news/", "/qa/", "/complaint/", "/en/tip/"):
        prepared.goto(address)
    kept = prepared.evaluate(KEPT)
    assert {path for path in kept if not path.startswith(("/static/", "/media/"))} == {
        "/offline/",
        "/en/offline/",
    }
    prepared.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        prepared.goto("/complaint/")


@pytest.fixture
def at_the_counter(new_page):
    """The page of a visitor who began at the computer of the station and went on to the feedback form."""
    page = new_page()
    page.clock.install()
    page.goto("/counter/")
    page.locator('main a[href="/feedback/"]').click()
    page.locator("main textarea").first.fill(WORDS)
    return page


def test_whoever_is_finished_leaves_the_start_page_to_the_next(at_the_counter, site):
    page = at_the_counter
    assert page.locator("main form").first.get_attribute("autocomplete") == "off"
    page.locator(".counter-bar button").click()
    expect(page).to_have_url(f"{site.url}/counter/")
    page.goto("/feedback/")
    expect(page.locator("main textarea").first).to_have_value("")


def test_a_visitor_who_walks_away_is_forgotten_after_a_question(at_the_counter, site, axe):
    page = at_the_counter
    page.clock.fast_forward("02:00")
    dialog = page.locator(".counter-dialog")
    expect(dialog).to_be_visible()
    assert axe.faults(page) == []
    dialog.locator("button").click()
    expect(dialog).to_be_hidden()
    page.clock.fast_forward("02:00")
    expect(dialog).to_be_visible()
    page.clock.fast_forward("00:31")
    expect(page).to_have_url(f"{site.url}/counter/")


def test_everywhere_else_there_is_no_such_button(visitor):
    visitor.goto("/feedback/")
    expect(visitor.locator(".counter-bar")).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_everybody_can_use_these_pages(new_page, axe, viewport):
    page = new_page(viewport=viewport)
    for address in ADDRESSES:
        page.goto(address)
        assert axe.faults(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_emergency_numbers_can_be_called_from_every_page(phone_visitor):
    for address, own in (("/", "tel:076000191"), ("/en/news/", "tel:1155"), ("/complaint/", "tel:")):
        phone_visitor.goto(address)
        bar = phone_visitor.locator(".emergency-bar")
        expect(bar.locator('a[href="tel:191"]')).to_be_visible()
        assert re.match(own, bar.locator("a").nth(1).get_attribute("href"))

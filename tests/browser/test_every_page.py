"""What holds for every page of a station, in both languages: anyone can use it, and it leaves visitors alone."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

# Pages that no site map lists, with the status they answer with.
UNLISTED = {
    "/nowhere/": 404,
    "/en/nowhere/": 404,
    f"/search/?q={quote('กมลา')}": 200,
    "/en/search/?q=police": 200,
    "/en/search/?q=xyzzy": 200,
    "/oit/2567/o18/both/": 200,
    "/en/oit/2567/o18/both/": 200,
    "/oit/2567/open-data/": 200,
    "/en/oit/2567/open-data/": 200,
    "/qa/times/": 200,
    "/en/qa/987654/": 404,
    "/en/feedback/thanks/": 200,
    "/feedback/summary/": 200,
    "/en/feedback/summary/2024-03/": 200,
    "/en/feedback/summary/2024-10/": 200,
    "/feedback/page/?page=/contact/&useful=no": 200,
    "/en/feedback/page/?page=/en/contact/": 200,
    "/feedback/page/thanks/?page=/contact/": 200,
}
WIDTHS = (320, 390, 1280, 1920)
FORMS = {"/qa/": "#ask", "/en/qa/": "#ask", "/feedback/": "main", "/en/feedback/": "main"}


@pytest.fixture
def watched(visitor):
    """A visitor's page with ``heard``: whom it asked for something, and the errors that it logged."""
    visitor.heard = []
    visitor.on("request", lambda request: visitor.heard.append(request.url))
    visitor.on("console", lambda line: line.type == "error" and visitor.heard.append(line.text))
    visitor.on("pageerror", lambda error: visitor.heard.append(str(error)))
    return visitor


def faults_on_screens(page, axe):
    """What is wrong with the open page, in words: on a desk in light colours, and on a phone in dark ones."""
    faults = []
    for size, scheme in ((DESK, "light"), (PHONE, "dark")):
        page.set_viewport_size(size)
        # Without motion, which would be looked at half-way.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        faults += [f"{page.url} at {size['width']}, {scheme}: {fault}" for fault in axe.public_faults(page)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{page.url} is wider than a screen of {width}")
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    return faults


def test_everyone_can_use_every_page_and_it_asks_nobody_else_for_anything(watched, site, axe):
    faults = []
    for url in site.page_urls():
        assert watched.goto(url).status == 200, url
        faults += faults_on_screens(watched, axe)
    assert not faults
    assert [line for line in watched.heard if not line.startswith(site.url)] == []
    assert watched.context.cookies() == []


def test_everyone_can_use_a_station_with_gaps(visitor, site, axe):
    urls = site.page_urls("phetkasem.localhost")
    assert sum("/oit/" in url for url in urls) > 20
    faults = []
    for url in urls:
        assert visitor.goto(url).status == 200, url
        faults += faults_on_screens(visitor, axe)
    assert not faults


@pytest.mark.parametrize(("path", "status"), UNLISTED.items())
def test_everyone_can_use_the_pages_that_no_map_lists(visitor, axe, path, status):
    assert visitor.goto(path).status == status
    assert not faults_on_screens(visitor, axe)
    assert visitor.context.cookies() == []


@pytest.mark.parametrize(("path", "place"), FORMS.items())
def test_everyone_can_use_a_form_that_names_what_is_wrong(visitor, axe, path, place):
    visitor.goto(path)
    form = visitor.locator(place).locator("form[method=post]").or_(visitor.locator(f"form{place}")).first
    form.locator("[name=email]").fill("somsri@")
    form.locator("button[type=submit]").click()
    expect(visitor.get_by_role("alert")).to_be_visible()
    expect(visitor.locator("[aria-invalid=true]").first).to_be_visible()
    assert not faults_on_screens(visitor, axe)
    assert visitor.context.cookies() == []


def test_everyone_can_use_the_open_menu(new_page, axe):
    visitor = new_page(viewport=PHONE)
    visitor.goto("/")
    visitor.get_by_role("button", name="เมนู", exact=True).click()
    expect(visitor.get_by_role("navigation", name="เมนูหลัก")).to_be_visible()
    assert not axe.faults(visitor)


def test_axe_finds_what_is_wrong(visitor, axe):
    visitor.goto("/contact/")
    visitor.evaluate(
        "document.querySelector('h1').innerHTML = '<img src=x>'; document.documentElement.lang = ''"
    )
    assert {fault.split(":")[0] for fault in axe.faults(visitor)} >= {"html-has-lang", "image-alt"}

"""The account of a superior unit: from its first page to what one station lacks, at a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

pytestmark = pytest.mark.browser
TABLES = "/admin/bureau/"


def overflow(page):
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def test_from_the_first_page_to_what_a_station_lacks(sign_in, site, axe):
    site.manage("tick")
    unit = sign_in("superior-reader")
    unit.locator(f"main a[href='{TABLES}']").click()
    expect(unit).to_have_url(re.compile(r"/admin/bureau/$"))
    table = unit.locator(".bureau-table")
    expect(table.locator("tbody tr")).to_have_count(2)
    assert axe.faults(unit) == []
    table.locator("thead a").nth(3).click()
    expect(unit.locator("[aria-sort=descending]")).to_have_count(1)
    expect(table.locator("tbody tr").first).to_contain_text("เพชรเกษม")
    table.locator("tbody a").first.click()
    expect(unit.locator(".board-row")).to_have_count(25)
    unit.locator(".board-row summary").first.click()
    assert axe.faults(unit) == []
    expect(unit.locator(".bureau form, .bureau button")).to_have_count(0)


def test_by_item(sign_in, site, axe):
    site.manage("tick")
    unit = sign_in("superior-reader")
    unit.goto(f"{TABLES}items/")
    expect(unit.locator(".bureau-table tbody tr")).to_have_count(25)
    assert axe.faults(unit) == []
    unit.locator(".bureau-table tbody a").first.click()
    expect(unit.locator(".bureau-table tbody tr").first).to_contain_text("เพชรเกษม")
    assert axe.faults(unit) == []
    with unit.expect_download() as given:
        unit.evaluate(f"location.href = '{TABLES}stations.xlsx'")
    assert given.value.suggested_filename == "stations-2567.xlsx"


def test_on_a_phone_no_table_is_wider_than_the_screen(sign_in, site, axe):
    site.manage("tick")
    unit = sign_in("superior-reader")
    unit.set_viewport_size(PHONE)
    for address in (TABLES, f"{TABLES}items/", f"{TABLES}items/o15/"):
        unit.goto(address)
        expect(unit.locator(".bureau-table")).to_be_visible()
        assert overflow(unit) == 0, address
        assert axe.faults(unit) == []
    unit.goto(TABLES)
    unit.locator(".bureau-table tbody a").first.click()
    expect(unit.locator(".board-row")).to_have_count(25)
    assert overflow(unit) == 0
    assert axe.faults(unit) == []


def test_everything_else_is_closed(sign_in):
    unit = sign_in("superior-reader")
    for address in ("/admin/readiness/", "/admin/users/", "/admin/reports/", "/admin/snippets/bureau/unit/"):
        unit.goto(address)
        assert "กมลา" not in unit.locator("main").inner_text()

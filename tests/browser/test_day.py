"""The officer's day on a phone: a month of O15 is submitted, and a new station begins and publishes its first item."""

import re

import pytest
from playwright.sync_api import expect

from tests.grids import choose, grid_cell, write

from .conftest import PHONE, enter

pytestmark = pytest.mark.browser

MONTH = "/admin/month/?month=2023-11"
CELLS = {
    "work": "จ้างซ่อมเครื่องปรับอากาศ",
    "budget": "12500",
    "reference_price": "12500",
    "bidders": "ร้านตัวอย่างแอร์ 12,000 บาท",
    "winner": "ร้านตัวอย่างแอร์",
    "agreed_price": "12000",
    "reason": "ราคาต่ำสุด",
    "contract_number": "12/2567",
    "contract_date": "14/11/2566",
}


def test_a_month_of_o15_from_this_month_to_submitted(sign_in, site, axe):
    officer = sign_in("new-officer")
    officer.set_viewport_size(PHONE)
    assert axe.faults(officer) == []
    officer.goto(MONTH)
    assert axe.faults(officer) == []
    officer.locator(f"a[href='/admin/month/{site.page_ids['new o15']}/2023-11/']").first.click()
    expect(officer.locator("#remains ~ ul").first).to_contain_text("พฤศจิกายน 2566")
    assert axe.faults(officer) == []

    form = officer.locator(".month-form")
    form.locator(".dataset-grid button[data-action=add]").click()
    for key, text in CELLS.items():
        write(grid_cell(form, 0, key), text, leave="Tab")
    choose(grid_cell(form, 0, "method"), "เฉพาะเจาะจง")
    form.locator("[name=do][value=save]").click()
    expect(officer.locator(".messages")).to_be_visible()
    expect(grid_cell(officer, 0, "work")).to_have_text(CELLS["work"])
    assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    officer.locator("[name=do][value=submit]").click()
    expect(officer).to_have_url(re.compile(r"/admin/month/\?.*month=2023-11"))
    line = officer.locator(".month-line", has_text="O15")
    expect(line.locator(".board-state--done")).to_be_visible()
    expect(line.locator(".board-note")).to_be_visible()


def tick_of(page, number):
    return page.locator("ol.month-lines > li").nth(number).locator(".board-state--done")


def test_the_first_day_of_a_station_to_its_published_o1(new_page, site, axe):
    chief = new_page(viewport=PHONE)
    chief.goto("/admin/")
    enter(chief, "new-chief")
    chief.locator("#put_off").click()
    expect(chief).to_have_url(re.compile(r"/admin/first-day/"))
    steps = chief.url
    assert axe.faults(chief) == []
    expect(tick_of(chief, 0)).to_have_count(0)

    chief.locator("ol.month-lines > li").first.get_by_role("link").click()
    chief.locator("[name=address_th]").evaluate("(field) => { field.value = 'ตำบลกมลา อำเภอกะทู้'; }")
    chief.locator("[name=email]").evaluate("(field) => { field.value = 'new@example.org'; }")
    chief.locator("footer button[type=submit]").first.click()
    expect(chief.locator(".messages")).to_be_visible()
    # Left, and taken up from the first page.
    chief.goto("/admin/")
    chief.locator(".today-line a[href*='/first-day/']").click()
    expect(chief).to_have_url(steps)
    expect(tick_of(chief, 0)).to_be_visible()
    assert axe.faults(chief) == []

    chief.goto("/admin/readiness/")
    expect(chief.locator("#first-things + ol li")).to_have_count(10)
    assert axe.faults(chief) == []
    chief.goto(f"/admin/pages/{site.page_ids['new o1']}/edit/")
    chief.locator("footer [data-w-dropdown-target=toggle]").click()
    with chief.expect_navigation():
        chief.locator("footer [name=action-publish]").click()
    expect(chief.locator(".messages")).to_be_visible()
    chief.goto("/admin/readiness/")
    expect(chief.locator("#o1")).to_be_visible()
    expect(chief.locator("#o1 .board-state--unpublished")).to_have_count(0)

"""The officer's day: a month of O15 is submitted, and a new station begins and publishes its first item."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.grids import choose, grid_cell, write

from .conftest import DESK, PHONE, enter
from .steps import go_on

pytestmark = pytest.mark.browser

CELLS = {
    "work": "จ้างซ่อมเครื่องปรับอากาศ",
    "budget": "12500",
    "reference_price": "12500",
    "bidders": "ร้านตัวอย่างแอร์ 12,000 บาท",
    "winner": "ร้านตัวอย่างแอร์",
    "agreed_price": "12000",
    "reason": "ราคาต่ำสุด",
    "contract_number": "12/2567",
}


WITHDRAW = """
from wagtail.models import Page
state = Page.objects.get(pk={}).current_workflow_state
if state:
    state.cancel()
"""


@contextmanager
def the_same_before_and_after(site, page, code):
    """The id of a ``page`` of the site, for which the Python ``code`` with the id in it runs before and after."""
    key = site.page_ids[page]
    run = ("shell", "--verbosity", "0", "-c", code.format(key))
    site.manage(*run)
    yield key
    site.manage(*run)


@pytest.fixture
def new_o15(site):
    """The id of O15 of the new station, which waits for no approval before the test nor after it."""
    with the_same_before_and_after(site, "new o15", WITHDRAW) as key:
        yield key


@pytest.mark.parametrize(
    ("size", "month", "name", "day"),
    [(PHONE, "2023-11", "พฤศจิกายน 2566", "14/11/2566"), (DESK, "2024-02", "กุมภาพันธ์ 2567", "14/2/2567")],
    ids=["phone", "desk"],
)
def test_a_month_of_o15_from_this_month_to_submitted(sign_in, new_o15, axe, size, month, name, day):
    officer = sign_in("new-officer")
    officer.set_viewport_size(size)
    assert axe.faults(officer) == []
    officer.goto(f"/admin/month/?month={month}")
    assert axe.faults(officer) == []
    officer.locator(f"a[href='/admin/month/{new_o15}/{month}/']").first.click()
    expect(officer.locator("#remains ~ ul").first).to_contain_text(name)
    assert axe.faults(officer) == []

    form = officer.locator(".month-form")
    form.locator(".dataset-grid button[data-action=add]").click()
    for key, text in {**CELLS, "contract_date": day}.items():
        write(grid_cell(form, 0, key), text, leave="Tab")
    choose(grid_cell(form, 0, "method"), "เฉพาะเจาะจง")
    form.locator("[name=do][value=save]").click()
    expect(officer.locator(".messages")).to_be_visible()
    expect(grid_cell(officer, 0, "work")).to_have_text(CELLS["work"])
    assert officer.evaluate("document.documentElement.scrollWidth") <= size["width"]

    officer.locator("[name=do][value=submit]").click()
    expect(officer).to_have_url(re.compile(rf"/admin/month/\?.*month={month}"))
    line = officer.locator(".month-line", has_text="O15")
    expect(line.locator(".board-state--done")).to_be_visible()
    expect(line.locator(".board-note")).to_be_visible()


# The station as it is before anybody has signed in to lead it.
BEGINS = """
from wagtail.models import Page
from cms.models import StationSettings
from cms.signin.models import AccessEvent
item = Page.objects.get(pk={})
item.unpublish()
StationSettings.objects.filter(site=item.get_site()).update(address_th="", email="")
AccessEvent.objects.filter(user__username="new-chief").delete()
"""


@pytest.fixture
def new_o1(site):
    """The id of O1 of the new station, whose first day it is before the test and after it."""
    with the_same_before_and_after(site, "new o1", BEGINS) as key:
        yield key


def tick_of(page, number):
    return page.locator("ol.month-lines > li").nth(number).locator(".board-state--done")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_first_day_of_a_station_to_its_published_o1(new_page, new_o1, axe, size):
    chief = new_page(viewport=size)
    chief.goto("/admin/")
    enter(chief, "new-chief")
    chief.locator("#put_off").click()
    expect(chief).to_have_url(re.compile(r"/admin/first-day/"))
    expect(chief.locator("html")).to_have_attribute("lang", "th")
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
    chief.goto(f"/admin/pages/{new_o1}/edit/")
    assert chief.evaluate("document.documentElement.scrollWidth") <= size["width"]
    chief.locator("footer [data-w-dropdown-target=toggle]").click()
    go_on(chief.locator("footer [name=action-publish]"))
    expect(chief.locator(".messages")).to_be_visible()
    chief.goto("/admin/readiness/")
    expect(chief.locator("#o1")).to_be_visible()
    expect(chief.locator("#o1 .board-state--unpublished")).to_have_count(0)

"""An officer sees on the readiness board what is missing, and goes from there to where it is mended."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
BOARD = "/admin/readiness/"


def test_from_the_board_to_the_field(sign_in, axe):
    officer = sign_in("phetkasem-officer")
    officer.goto(BOARD)
    assert axe.faults(officer) == []
    item = officer.locator("#o15")
    expect(item.get_by_role("heading")).to_contain_text("O15")
    item.locator("summary").first.click()
    assert axe.faults(officer) == []
    item.locator("a[href$='#element-files']").click()
    expect(officer).to_have_url(re.compile(r"/edit/#element-files$"))
    expect(officer.locator("[data-panel]:has(> * > #element-files)")).to_be_in_viewport()


def test_the_address_of_an_item_is_copied(sign_in, axe):
    officer = sign_in("kamala-officer")
    officer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    officer.goto(f"{BOARD}handover/")
    assert axe.faults(officer) == []
    officer.locator("[data-copy=address-O15]").click()
    expect(officer.locator("[data-copied]")).to_contain_text("O15")
    assert officer.evaluate("navigator.clipboard.readText()").endswith("/oit/2567/o15/")

"""A document is deleted and restored, by an officer at a desk and on a phone, in Thai."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser


def fits(page, size):
    return page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_deleted_document_is_restored(sign_in, axe, size):
    officer = sign_in("new-officer")
    officer.set_viewport_size(size)
    officer.goto("/admin/documents/")
    row = officer.locator("table.listing tbody tr").first
    title = row.locator("[id$=_title]").inner_text().strip()
    address = row.locator("a[href*='/documents/']:not([href*='/admin/'])").first.get_attribute("href")
    assert officer.request.get(address).status == 200

    row.locator("a[href*='/admin/documents/edit/']").first.click()
    number = re.search(r"edit/(\d+)", officer.url)[1]
    officer.goto(f"/admin/documents/delete/{number}/")
    expect(officer.get_by_text("90").first).to_be_visible()
    assert axe.faults(officer) == []
    officer.locator("main button.serious, main input.serious").click()
    said = officer.locator(".messages")
    expect(said).to_contain_text(title)
    assert officer.request.get(address).status == 404

    said.locator("a[href$='/admin/bin/']").click()
    expect(officer).to_have_url(re.compile("/admin/bin/"))
    binned = officer.locator(".bin-table tbody tr", has_text=title).first
    expect(binned).to_contain_text("90")
    assert axe.faults(officer) == []
    assert fits(officer, size)
    # An officer restores; erasing for good is for supervisors.
    expect(binned.locator("a[href*=erase]")).to_have_count(0)
    binned.locator("form button").click()
    expect(said).to_contain_text(title)
    expect(officer.locator(".bin-table tbody tr", has_text=title)).to_have_count(0)
    assert officer.request.get(address).status == 200

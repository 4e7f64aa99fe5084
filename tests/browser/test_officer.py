"""An officer who keeps the monthly procurement summary (O15), in the admin as it is served."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BUDGET = "วงเงินที่จะซื้อหรือจ้าง"
WORK = "งานที่จัดซื้อหรือจัดจ้าง"
O15 = "/oit/2567/o15/"
PHET_KASEM = "phetkasem.localhost"


def month_of(page, label):
    """The part of the edit form that is about one month."""
    return page.get_by_role("region", name=f"เดือน {label}")


# Wagtail's own buttons are found by what they are for: their words come from catalogues that change.
def save_draft(page):
    page.locator("footer .action-save").click()


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer [name=action-publish]").click()


def show_preview(page):
    page.locator("[data-side-panel-toggle=preview]").click()
    return page.frame_locator("#w-preview-iframe")


def test_a_month_is_edited_previewed_published_and_read_in_both_languages(sign_in, visitor, site):
    # An officer would submit it; whoever approves may also publish at once.
    officer = sign_in("kamala-supervisor")
    officer.goto(site.edit_url(O15))
    november = month_of(officer, "พฤศจิกายน 2566")
    november.get_by_role("textbox", name=f"{BUDGET} 2", exact=True).fill("๒๐,๑๑๑.๕๐")
    expect(november.locator("tfoot")).to_contain_text("109,111.50")

    preview = show_preview(officer).locator("#months-2023-11")
    expect(preview.get_by_role("cell", name="20,111.50")).to_be_visible()
    visitor.goto(O15)
    expect(visitor.locator("#months-2023-11")).not_to_contain_text("20,111.50")

    publish(officer)
    expect(officer.locator(".messages")).to_contain_text("สรุปผลการจัดซื้อจัดจ้างรายเดือน")
    for path in (O15, f"/en{O15}"):
        visitor.goto(path)
        expect(visitor.locator("#months-2023-11").get_by_role("cell", name="20,111.50")).to_be_visible()
        expect(visitor.locator("#months-2023-11").get_by_role("row").last).to_contain_text("109,111.50")


def test_a_word_for_an_amount_is_named_by_row_and_column_and_nothing_typed_is_lost(sign_in, site):
    officer = sign_in("phetkasem-officer")
    address = site.edit_url(O15, PHET_KASEM)
    officer.goto(address)
    october = month_of(officer, "ตุลาคม 2566")
    rows = october.locator("dataset-grid tbody").get_by_role("row")
    expect(rows.first).to_be_visible()
    number = rows.count() + 1
    october.get_by_role("button", name="เพิ่มแถว").click()
    work = october.get_by_role("textbox", name=f"{WORK} {number}", exact=True)
    budget = october.get_by_role("textbox", name=f"{BUDGET} {number}", exact=True)
    expect(work).to_be_focused()
    work.fill("กล้องติดตัวเจ้าหน้าที่ 2 ตัว")
    budget.fill("สองพัน")
    save_draft(officer)

    expect(october.get_by_text(f"แถวที่ {number} ช่อง “{BUDGET}”: “สองพัน” ไม่ใช่ตัวเลข")).to_be_visible()
    expect(budget).to_have_attribute("aria-invalid", "true")
    expect(budget).to_have_accessible_description(re.compile("ไม่ใช่ตัวเลข"))
    expect(budget).to_have_value("สองพัน")
    expect(work).to_have_value("กล้องติดตัวเจ้าหน้าที่ 2 ตัว")

    budget.fill("2,000")
    with officer.expect_navigation():
        save_draft(officer)
    officer.goto(address)
    expect(work).to_have_value("กล้องติดตัวเจ้าหน้าที่ 2 ตัว")
    expect(budget).to_have_value(re.compile(r"^2,?000(\.00)?$"))


def test_cells_copied_from_excel_fill_rows_from_the_cell_that_they_are_pasted_into(sign_in, site):
    officer = sign_in("phetkasem-officer")
    officer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    officer.goto(site.edit_url(O15, PHET_KASEM))
    november = month_of(officer, "พฤศจิกายน 2566")
    rows = november.locator("dataset-grid tbody").get_by_role("row")
    expect(rows.first).to_be_visible()
    last = rows.count()
    copied = "หมึกพิมพ์\t4,500\t4500\tเฉพาะเจาะจง\r\nยางรถยนต์\t12000\t12000\te-bidding\r\n"
    officer.evaluate("text => navigator.clipboard.writeText(text)", copied)
    november.get_by_role("textbox", name=f"{WORK} {last}", exact=True).focus()
    officer.keyboard.press("Control+V")
    expect(november.get_by_role("textbox", name=f"{BUDGET} {last}", exact=True)).to_have_value("4,500")
    expect(november.get_by_role("textbox", name=f"{WORK} {last + 1}", exact=True)).to_have_value("ยางรถยนต์")
    expect(november.get_by_role("combobox", name=f"วิธีซื้อหรือจ้าง {last + 1}", exact=True)).to_have_value(
        "e-bidding"
    )


def test_an_officer_of_another_station_is_not_let_in(sign_in, site):
    officer = sign_in("phetkasem-officer")
    answer = officer.goto(site.edit_url(O15))
    assert answer.status in (403, 404) or officer.url == f"{site.url}/admin/"
    expect(officer.locator("dataset-grid")).to_have_count(0)
    expect(officer.locator("body")).not_to_contain_text("กมลา")

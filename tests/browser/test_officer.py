"""An officer who keeps the monthly procurement summary (O15), in the admin as it is served."""

import pytest
from playwright.sync_api import expect

from tests.grids import editor_of, grid_cell, grid_total, press_keys, write, wrong_cells

from .steps import go_on

pytestmark = pytest.mark.browser

BUDGET = "วงเงินที่จะซื้อหรือจ้าง"
O15 = "/oit/2567/o15/"
PHET_KASEM = "phetkasem.localhost"


def month_of(page, label):
    """The part of the edit form that is about one month, with its grid, which is made once it is seen."""
    month = page.get_by_role("region", name=f"เดือน {label}")
    month.locator("dataset-grid").scroll_into_view_if_needed()
    expect(month.get_by_role("grid")).to_be_visible()
    return month


def count_rows(month):
    return month.locator(".tabulator-tableholder .tabulator-row").count()


# Wagtail's own buttons are found by what they are for: their words come from catalogues that change.
def save_draft(page):
    page.locator("footer .action-save").click()


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    go_on(page.locator("footer [name=action-publish]"))


def show_preview(page):
    page.locator("[data-side-panel-toggle=preview]").click()
    return page.frame_locator("#w-preview-iframe")


def test_a_month_is_edited_previewed_published_and_read_in_both_languages(sign_in, visitor, site):
    # An officer would submit it; whoever approves may also publish at once.
    officer = sign_in("kamala-supervisor")
    officer.goto(site.edit_url(O15))
    november = month_of(officer, "พฤศจิกายน 2566")
    write(grid_cell(november, 1, "budget"), "๒๐,๑๑๑.๕๐", leave="Tab")
    expect(grid_total(november, "budget")).to_have_text("109,111.50")

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
    number = count_rows(october)
    october.get_by_role("button", name="เพิ่มแถว").click()
    expect(october.get_by_role("grid")).to_be_focused()
    press_keys(officer, "กล้องติดตัวเจ้าหน้าที่ 2 ตัว")
    officer.keyboard.press("Tab")
    budget = grid_cell(october, number, "budget")
    budget.dblclick()
    press_keys(officer, "สองพัน")
    # Saved with the cell still open.
    save_draft(officer)

    complaint = f"แถวที่ {number + 1} ช่อง “{BUDGET}”: “สองพัน” ไม่ใช่ตัวเลข"
    expect(october.get_by_text(complaint)).to_be_visible()
    october = month_of(officer, "ตุลาคม 2566")
    expect(wrong_cells(october)).to_have_count(1)
    expect(budget).to_contain_text("สองพัน“สองพัน” ไม่ใช่ตัวเลข")
    expect(grid_cell(october, number, "work")).to_have_text("กล้องติดตัวเจ้าหน้าที่ 2 ตัว")

    write(budget, "2,000", leave="Tab")
    expect(wrong_cells(october)).to_have_count(0)
    with officer.expect_navigation():
        save_draft(officer)
    officer.goto(address)
    october = month_of(officer, "ตุลาคม 2566")
    expect(grid_cell(october, number, "work")).to_have_text("กล้องติดตัวเจ้าหน้าที่ 2 ตัว")
    expect(budget).to_have_text("2000.00")


def test_cells_copied_from_excel_fill_rows_from_the_cell_that_they_are_pasted_into(sign_in, site):
    officer = sign_in("phetkasem-officer")
    officer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    officer.goto(site.edit_url(O15, PHET_KASEM))
    november = month_of(officer, "พฤศจิกายน 2566")
    last = count_rows(november) - 1
    before = grid_cell(november, last, "work").inner_text()
    copied = "หมึกพิมพ์\t4,500\t4500\tเฉพาะเจาะจง\r\nยางรถยนต์\t12000\t12000\te-bidding\r\n"
    officer.evaluate("text => navigator.clipboard.writeText(text)", copied)
    grid_cell(november, last, "work").click()
    officer.keyboard.press("Control+V")
    expect(grid_cell(november, last, "budget")).to_have_text("4,500")
    expect(grid_cell(november, last + 1, "work")).to_have_text("ยางรถยนต์")
    expect(grid_cell(november, last + 1, "method")).to_contain_text("e-bidding")
    november.locator("[data-action=undo]").click()
    expect(grid_cell(november, last, "work")).to_have_text(before)
    expect(grid_cell(november, last + 1, "work")).to_have_count(0)


def test_a_row_is_added_with_a_finger_on_a_phone(new_page, site, sign_in):
    officer = sign_in("phetkasem-officer")
    phone = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    phone.context.add_cookies(officer.context.cookies())
    phone.goto(site.edit_url(O15, PHET_KASEM))
    month = month_of(phone, "พฤศจิกายน 2566")
    number = count_rows(month)
    month.get_by_role("button", name="เพิ่มแถว").tap()
    work = grid_cell(month, number, "work")
    work.tap()
    expect(editor_of(work)).to_be_focused()
    editor_of(work).fill("ยางรถยนต์สายตรวจ")
    month.locator("[data-action=remove]").tap()
    expect(grid_cell(month, number, "work")).to_have_count(0)
    month.locator("[data-action=undo]").tap()
    expect(work).to_have_text("ยางรถยนต์สายตรวจ")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_officer_of_another_station_is_not_let_in(sign_in, site):
    officer = sign_in("phetkasem-officer")
    answer = officer.goto(site.edit_url(O15))
    assert answer.status in (403, 404) or officer.url == f"{site.url}/admin/"
    expect(officer.locator("dataset-grid")).to_have_count(0)
    expect(officer.locator("body")).not_to_contain_text("กมลา")

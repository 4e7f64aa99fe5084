"""Cells and rows of a grid in a real browser, edited as a person does, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from cms.thai.years import FiscalYear
from oit.schemas import BUDGET_REPORT, CHECKPOINTS
from tests.browser.axe import Axe
from tests.grids import choose, editor_of, grid_cell, grid_total, press_keys, write, wrong_cells

from .conftest import DESK, PHONE, ROWS
from .schemas import PROCUREMENT

pytestmark = pytest.mark.browser


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_typing_in_thai_replaces_a_cell_tells_the_page_and_is_added_up(open_grid, rows_in, width):
    page = open_grid(ROWS, width=width)
    page.evaluate("""() => { window.heard = [];
        for (const type of ["input", "change"])
            document.querySelector("[name=table]").addEventListener(type, () => heard.push(type)); }""")
    assert rows_in(page) == ROWS
    write(grid_cell(page, 0, "budget"), "๑,๕๐๐.๒๕")
    write(grid_cell(page, 1, "work"), "จ้างซ่อมกุฎิ์")
    assert rows_in(page) == [
        {**ROWS[0], "budget": "๑,๕๐๐.๒๕"},
        {**ROWS[1], "work": "จ้างซ่อมกุฎิ์"},
        {"id": rows_in(page)[2]["id"]},
    ]
    assert set(page.evaluate("heard")) == {"input", "change"}
    expect(grid_total(page, "budget")).to_have_text("3,500.25")
    assert len(PROCUREMENT.clean(rows_in(page))) == 2


def test_enter_opens_a_cell_with_what_it_holds_and_escape_leaves_it_as_it_was(open_grid, rows_in):
    page = open_grid(ROWS)
    cell = grid_cell(page, 0, "work")
    cell.click()
    page.keyboard.press("Enter")
    expect(editor_of(cell)).to_be_focused()
    press_keys(page, "ใหม่")
    assert rows_in(page)[0]["work"] == "ซื้อวัสดุสำนักงานใหม่"
    page.keyboard.press("Escape")
    assert rows_in(page) == ROWS
    page.keyboard.press("F2")
    page.keyboard.press("Shift+Enter")
    press_keys(page, "บรรทัดสอง")
    page.keyboard.press("Enter")
    assert rows_in(page)[0]["work"] == "ซื้อวัสดุสำนักงาน\nบรรทัดสอง"


def test_keys_move_through_cells_and_out_of_the_table(open_grid, rows_in):
    page = open_grid(ROWS)
    page.get_by_text("สรุปผล", exact=True).click()
    grid = page.get_by_role("grid", name="สรุปผลการจัดซื้อจัดจ้าง")
    expect(grid).to_be_focused()
    for key in ("ArrowDown", "Tab", "ArrowRight", "Shift+Tab"):
        page.keyboard.press(key)
    press_keys(page, "๗")
    page.keyboard.press("Tab")
    press_keys(page, "๘")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert (rows_in(page)[1]["budget"], rows_in(page)[1]["agreed"]) == ("๗", "๘")
    active = page.locator(f"#{grid.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("tabulator-field", "agreed")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(grid).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(grid).to_be_focused()


def test_dates_are_shown_in_the_editor_s_era_and_stored_as_they_were(open_grid, rows_in):
    page = open_grid(ROWS)
    cell = grid_cell(page, 0, "signed")
    expect(cell).to_have_text("5/10/2566")
    cell.click()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert rows_in(page)[0]["signed"] == "2023-10-05"
    page = open_grid(ROWS, language="en")
    expect(grid_cell(page, 0, "signed")).to_have_text("5/10/2023")


def test_rows_are_added_copied_moved_and_deleted(open_grid, rows_in):
    page = open_grid(ROWS, language="en")
    button(page, "Add row").click()
    press_keys(page, "เช่ารถ")
    page.keyboard.press("Tab")
    grid_cell(page, 0, "work").click()
    button(page, "Duplicate row").click()
    button(page, "Move row down").click()
    assert [row.get("work", "") for row in rows_in(page)] == [
        "ซื้อวัสดุสำนักงาน", "จ้างเหมาทำความสะอาด", "ซื้อวัสดุสำนักงาน", "เช่ารถ",
    ]  # fmt: skip
    grid_cell(page, 0, "work").click()
    button(page, "Delete row").click()
    expect(page.get_by_role("status")).to_have_text("Row 1 deleted.")
    rows = rows_in(page)
    assert [row["work"] for row in rows] == ["จ้างเหมาทำความสะอาด", "ซื้อวัสดุสำนักงาน", "เช่ารถ"]
    assert rows[0]["id"] == "0000000b"
    assert [row["id"] for row in PROCUREMENT.clean(rows)] == [row["id"] for row in rows]
    assert len({"0000000a", *(row["id"] for row in rows)}) == 4
    expect(grid_total(page, "budget")).to_have_text("3,200.50")


def test_every_change_is_undone_and_done_again(open_grid, rows_in):
    page = open_grid(ROWS, language="en")
    expect(button(page, "Undo")).to_be_disabled()
    write(grid_cell(page, 0, "budget"), "9", leave="Tab")
    button(page, "Delete row").click()
    grid_cell(page, 0, "work").click()
    page.keyboard.press("Delete")
    changed = rows_in(page)
    assert [row["work"] for row in changed] == [""]
    for _change in range(3):
        page.keyboard.press("Control+z")
    assert rows_in(page) == ROWS
    expect(grid_total(page, "budget")).to_have_text("3,200.50")
    for _change in range(3):
        button(page, "Redo").click()
    assert rows_in(page) == changed
    expect(button(page, "Redo")).to_be_disabled()


def test_errors_stand_in_their_cells_until_these_are_changed(open_grid):
    page = open_grid([{}, {"work": "ก", "budget": "สองพัน", "month": "13/2566"}], language="en")
    wrong = grid_cell(page, 1, "budget")
    expect(wrong).to_have_text("สองพัน“สองพัน” is not an amount. Write a number such as 1234.50.")
    wrong.dblclick()
    expect(editor_of(wrong)).to_have_value("สองพัน")
    expect(editor_of(wrong)).to_have_accessible_description(
        "“สองพัน” is not an amount. Write a number such as 1234.50."
    )
    editor_of(wrong).fill("2000")
    page.locator("#after").click()
    expect(page.locator("#after")).to_be_focused()
    expect(wrong).to_have_text("2000")
    expect(wrong_cells(page)).to_have_count(1)


def test_text_that_is_not_rows_can_be_put_right_in_the_textarea(open_grid):
    page = open_grid("[{ค้าง")
    expect(page.locator("[name=table]")).to_be_visible()
    expect(page.get_by_role("grid")).to_be_hidden()
    expect(page.locator("[name=table]")).to_have_value("[{ค้าง")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_grid_has_no_faults_of_accessibility_and_the_page_does_not_scroll_sideways(open_grid, width):
    page = open_grid([*ROWS, {"work": "ก", "budget": "สองพัน"}], language="en", width=width)
    expect(page.get_by_role("grid", name="Procurement summary")).to_be_visible()
    assert Axe().faults(page) == []
    grid_cell(page, 1, "budget").dblclick()
    expect(editor_of(grid_cell(page, 1, "budget"))).to_have_accessible_name("Prices Budget 2")
    assert Axe().faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".tabulator-tableholder").evaluate("node => { node.scrollLeft = 400 }")
    assert page.locator(".tabulator-row .dataset-grid__number").first.bounding_box()["x"] < 40


def test_a_value_set_later_is_shown(open_grid):
    page = open_grid([], language="en")
    expect(page.get_by_text("No rows yet.")).to_be_visible()
    page.evaluate(
        """(rows) => { const grid = document.querySelector("dataset-grid");
            grid.textarea.value = JSON.stringify(rows); grid.load(); }""",
        ROWS,
    )
    expect(page.locator(".tabulator-tableholder .tabulator-row")).to_have_count(2)


def test_months_are_chosen_from_those_of_the_year(open_grid, rows_in):
    page = open_grid([{"month": "2023-11"}], schema=CHECKPOINTS, months=FiscalYear(2567).months)
    cell = grid_cell(page, 0, "month")
    expect(cell).to_have_text("พฤศจิกายน 2566")
    choose(cell, "กันยายน 2567")
    assert rows_in(page)[0]["month"] == "2024-09"
    expect(cell).to_have_text("กันยายน 2567")


def test_what_is_worked_out_is_shown_at_once_and_never_typed(open_grid, rows_in):
    rows = [{"item": "น้ำมัน", "allocated": "1000.00", "spent": "400.00"}, {"item": "วัสดุ", "spent": "0.50"}]
    page = open_grid(rows, language="en", schema=BUDGET_REPORT)
    remaining = grid_cell(page, 0, "remaining")
    expect(remaining).to_have_text("600.00")
    expect(grid_cell(page, 1, "remaining")).to_have_text("")
    write(grid_cell(page, 0, "spent"), "๒๕๐")
    expect(remaining).to_have_text("750.00")
    expect(grid_cell(page, 0, "percent")).to_have_text("25.00")
    write(remaining, "9")
    remaining.dblclick()
    expect(editor_of(remaining)).to_have_count(0)
    assert "remaining" not in rows_in(page)[0]
    expect(grid_total(page, "spent")).to_have_text("250.50")


def test_a_grid_that_may_not_be_changed_is_read_and_copied_only(open_grid, rows_in):
    page = open_grid(ROWS, attrs={"readonly": True})
    cell = grid_cell(page, 0, "work")
    write(cell, "ใหม่")
    cell.dblclick()
    page.keyboard.press("Delete")
    assert rows_in(page) == ROWS
    expect(editor_of(cell)).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_grid_is_made_when_the_part_that_it_stands_in_is_opened(open_grid):
    page = open_grid(ROWS)
    expect(page.locator(".tabulator")).to_be_visible()
    page.evaluate("""() => { const form = document.querySelector("form"); const copy = form.cloneNode(false);
        const grid = document.querySelector("dataset-grid").cloneNode(false);
        grid.append(document.querySelector("textarea").cloneNode()); grid.querySelector("textarea").name = "later";
        grid.querySelector("textarea").value = document.querySelector("textarea").value;
        copy.hidden = true; copy.append(grid); document.querySelector("main").append(copy); }""")
    later = page.locator("dataset-grid").nth(1)
    expect(later.locator(".tabulator")).to_have_count(0)
    page.evaluate("document.querySelectorAll('form')[1].hidden = false")
    expect(grid_cell(later, 0, "work")).to_be_visible()


def test_a_thousand_rows_are_drawn_as_they_come_into_view(open_grid, rows_in):
    rows = [{"id": f"{number:08x}", "work": f"งานที่ {number}"} for number in range(1000)]
    page = open_grid(rows)
    grid_cell(page, 0, "work").click()
    assert page.locator(".tabulator-tableholder .tabulator-row").count() < 200
    page.keyboard.press("Control+ArrowDown")
    press_keys(page, "สุดท้าย")
    page.keyboard.press("Tab")
    assert (len(rows_in(page)), rows_in(page)[-1]["work"]) == (1000, "สุดท้าย")


def test_a_finger_opens_a_cell(open_grid):
    page = open_grid(ROWS, width=PHONE)
    cell = grid_cell(page, 1, "work")
    cell.dispatch_event("mousedown")
    cell.dispatch_event("mouseup")
    cell.evaluate(
        "node => node.dispatchEvent(new PointerEvent('click', {bubbles: true, pointerType: 'touch'}))"
    )
    expect(editor_of(cell)).to_be_focused()
    expect(editor_of(cell)).to_have_value("จ้างเหมาทำความสะอาด")

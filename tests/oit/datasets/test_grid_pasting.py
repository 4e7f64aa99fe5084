"""Cells that are copied between a grid and a spreadsheet, in a real browser."""

import pytest
from playwright.sync_api import expect

from cms.thai.years import FiscalYear
from oit.schemas import CASES, CHECKPOINTS
from tests.grids import editor_of, grid_cell, grid_total, paste, paste_into, wrong_cells

from .conftest import ROWS
from .schemas import PROCUREMENT

pytestmark = pytest.mark.browser
COPIED = '"บริษัท ""ก""\nบริษัท ข"\t1,000\r\nจ้างซ่อม\t๒๐๐\r\nซื้อหมึก\t300\r\n'


def test_cells_copied_from_excel_are_pasted_from_the_selected_cell_and_undone_at_once(open_grid, rows_in):
    page = open_grid(ROWS)
    paste(grid_cell(page, 1, "work"), COPIED)
    rows = rows_in(page)
    assert [(row["work"], row["budget"]) for row in rows] == [
        ("ซื้อวัสดุสำนักงาน", "1200.50"),
        ('บริษัท "ก"\nบริษัท ข', "1,000"),
        ("จ้างซ่อม", "๒๐๐"),
        ("ซื้อหมึก", "300"),
    ]
    assert (rows[1]["id"], rows[1]["method"]) == ("0000000b", "specific")
    expect(grid_total(page, "budget")).to_have_text("2,700.50")
    page.keyboard.press("Control+z")
    assert rows_in(page) == ROWS
    paste(grid_cell(page, 0, "method"), "ประกวดราคา\nคัดเลือก", "<table><td>ประกวดราคา")
    assert [row["method"] for row in rows_in(page)[:2]] == ["e-bidding", "คัดเลือก"]
    expect(grid_cell(page, 1, "method")).to_have_text("คัดเลือก")


def test_cells_pasted_with_their_headings_go_where_these_say(open_grid, rows_in):
    page = open_grid([], language="en")
    page.get_by_role("grid").click()
    copied = "วงเงิน\tหน่วยนับ\tงานที่จัดซื้อหรือจัดจ้าง\tMethod\n500\tชุด\tจ้างซ่อม\tเฉพาะเจาะจง"
    paste_into(page.get_by_role("grid"), copied)
    (row,) = rows_in(page)
    assert (row["work"], row["budget"], row["method"]) == ("จ้างซ่อม", "500", "specific")
    expect(page.get_by_role("status")).to_have_text(
        "Rows pasted: 1. These headings are not in this table, and their cells were left out: หน่วยนับ."
    )


def test_a_whole_sheet_is_understood_with_its_titles_merged_headings_and_totals(open_grid, rows_in):
    page = open_grid([], language="en", schema=CASES, months=FiscalYear(2567).months)
    page.get_by_role("grid").click()
    lines = (
        "สถิติคดีอาญา 4 กลุ่ม",
        "เดือน\tชีวิต ร่างกาย และเพศ (คดี)\t\tทรัพย์ (คดี)\t",
        "\tรับแจ้ง\tจับกุม\tรับแจ้ง\tจับกุม",
        "ต.ค. 2566\t๑\t2\t3\t4",
        "รวม\t1\t2\t3\t4",
    )
    paste_into(page.get_by_role("grid"), "\r\n".join(lines), "<table><td>")
    (row,) = rows_in(page)
    del row["id"]
    assert row == {
        "month": "2023-10", "life_reported": "๑", "life_cleared": "2",
        "property_reported": "3", "property_cleared": "4",
    }  # fmt: skip
    expect(page.get_by_role("status")).to_contain_text("The line of totals was left out")


def test_one_cell_fills_what_is_selected(open_grid, rows_in):
    page = open_grid(ROWS)
    grid_cell(page, 0, "budget").click()
    page.keyboard.press("Shift+ArrowDown")
    paste_into(page.locator(":focus"), "๕๐")
    assert [row["budget"] for row in rows_in(page)] == ["๕๐", "๕๐"]


def test_many_cells_pasted_while_one_is_edited_are_not_squeezed_into_it(open_grid, rows_in):
    page = open_grid(ROWS)
    cell = grid_cell(page, 0, "work")
    cell.dblclick()
    paste_into(editor_of(cell), "ก\t1\r\nข\t2")
    assert [(row["work"], row["budget"]) for row in rows_in(page)] == [("ก", "1"), ("ข", "2")]


def test_a_paste_stops_at_the_limit_and_says_so(open_grid, rows_in):
    page = open_grid([{}], language="en")
    paste(grid_cell(page, 0, "budget"), "\n".join(str(number) for number in range(60)))
    assert len(rows_in(page)) == PROCUREMENT.max_rows
    expect(page.get_by_role("status")).to_have_text("Rows pasted: 50. The table takes at most 50 rows.")


def test_what_is_copied_is_what_a_spreadsheet_takes(open_grid):
    page = open_grid([{**ROWS[0], "work": 'หมึก "ดำ"\n2 ตลับ'}, ROWS[1]])
    page.evaluate("""() => document.addEventListener("copy", ({ clipboardData }) => {
        window.copied = clipboardData.getData("text/plain"); })""")
    grid_cell(page, 0, "work").click()
    for key in ("Shift+ArrowDown", "Shift+ArrowRight", "Control+c"):
        page.keyboard.press(key)
    copied = '"หมึก ""ดำ""\n2 ตลับ"\t1200.50\r\nจ้างเหมาทำความสะอาด\t2000.00'
    assert page.evaluate("copied") == copied


def test_months_are_pasted_as_they_are_written(open_grid, rows_in):
    page = open_grid([{"month": "2023-11"}], schema=CHECKPOINTS, months=FiscalYear(2567).months)
    paste(
        grid_cell(page, 0, "month"),
        "ต.ค. 2566\tจุดตรวจ\t31\r\n10/2566\tRoadblock\t4\r\nต.ค.\u00a02566\t\t2\r\n",
    )
    rows = [(row["month"], row["kind"], row["times"]) for row in rows_in(page)]
    assert rows == [("2023-10", "checkpoint", "31"), ("2023-10", "roadblock", "4"), ("2023-10", "", "2")]
    expect(wrong_cells(page)).to_have_count(0)

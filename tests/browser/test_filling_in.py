"""An officer fills a month of O15 in from the Excel template: two cells are wrong, are mended, and it is published."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.grids import grid_cell, wrong_cells

from .conftest import DESK
from .test_officer import month_of, publish

pytestmark = pytest.mark.browser

O15 = "/oit/2567/o15/"
MONTH = "2024-06"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = (
    "งานที่จัดซื้อหรือจัดจ้าง",
    "วงเงินที่จะซื้อหรือจ้าง",
    "ราคากลาง",
    "วิธีซื้อหรือจ้าง",
    "รายชื่อผู้เสนอราคาและราคาที่เสนอ",
    "ผู้ได้รับการคัดเลือก",
    "ราคาที่ตกลงซื้อหรือจ้าง",
    "เหตุผลที่คัดเลือกโดยสรุป",
    "เลขที่ของสัญญาหรือข้อตกลง",
    "วันที่ของสัญญาหรือข้อตกลง",
)
TYRES = (
    "ยางรถยนต์สายตรวจ 4 เส้น", 12000, 12500, "เฉพาะเจาะจง", "ร้านหัวแหลมการยาง 11,800 บาท",
    "ร้านหัวแหลมการยาง", 11800, "ราคาต่ำสุด", "21/2567", "๕ มิ.ย. ๒๕๖๗",
)  # fmt: skip
INK = (
    "หมึกพิมพ์ 6 ตลับ", "๔,๕๐๐", 4500, "เฉพาะเจาะจง", "ร้านกมลาเครื่องเขียน 4,410 บาท",
    "ร้านกมลาเครื่องเขียน", 4410, "ราคาต่ำสุด", "22/2567", "12/6/2567",
)  # fmt: skip
WRONG_BUDGET, WRONG_DATE = "สองพัน", "31/6/2567"


def filled_in(template, *rows):
    """The bytes of the ``template``, an open file, with these rows, each in the order of HEADINGS."""
    template.seek(0)
    book = load_workbook(template)
    sheet = book.worksheets[0]
    places = {cell.value.split(" (")[0].rstrip(" *"): cell.column for cell in sheet[1]}
    assert set(places) == set(HEADINGS)
    for number, row in enumerate(rows, 2):
        for heading, value in zip(HEADINGS, row, strict=True):
            sheet.cell(number, places[heading]).value = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def send_in(officer, content):
    officer.locator("[name=month]").select_option(MONTH)
    officer.locator("[name=file]").set_input_files(
        {"name": "จัดซื้อ มิ.ย. 2567.xlsx", "mimeType": XLSX, "buffer": content}
    )
    officer.locator("[name=do][value=read]").click()


def download_template(officer):
    with officer.expect_download() as started:
        officer.locator("a[href$='/template.xlsx']").click()
    assert started.value.suggested_filename.endswith(".xlsx")
    return BytesIO(Path(started.value.path()).read_bytes())


def test_a_template_is_filled_in_mended_taken_and_published(sign_in, visitor, site, axe):
    officer = sign_in("kamala-supervisor")
    officer.goto(site.edit_url(O15))
    officer.locator("a[href*='/import']").first.click()
    template = download_template(officer)

    send_in(officer, filled_in(template, TYRES, (INK[0], WRONG_BUDGET, *INK[2:-1], WRONG_DATE)))
    problems = officer.locator(".imports__preview .help-critical li")
    expect(problems).to_have_count(2)
    expect(problems.filter(has_text=HEADINGS[1])).to_contain_text(WRONG_BUDGET)
    expect(problems.filter(has_text=HEADINGS[-1])).to_contain_text(WRONG_DATE)
    for text in ("สขร", "3"):
        expect(problems.first).to_contain_text(text)
    expect(officer.locator("[name=do][value=take]")).to_have_count(0)
    assert axe.faults(officer) == []

    send_in(officer, filled_in(template, TYRES, INK))
    expect(officer.locator("#rows-understood")).to_contain_text("ยางรถยนต์สายตรวจ 4 เส้น")
    officer.locator("[name=do][value=take]").click()
    expect(officer.locator(".messages")).to_be_visible()
    june = month_of(officer, "มิถุนายน 2567")
    expect(grid_cell(june, 1, "budget")).to_have_text("4500.00")
    expect(grid_cell(june, 1, "contract_date")).to_have_text("12/6/2567")
    expect(wrong_cells(june)).to_have_count(0)
    publish(officer)
    expect(officer.locator(".messages")).to_be_visible()

    visitor.goto(O15)
    table = visitor.locator(f"#months-{MONTH}").get_by_role("table")
    expect(table.get_by_role("cell", name="4,500.00")).to_have_count(2)
    expect(table.get_by_role("row").last).to_contain_text("16,500.00")
    every_format_downloads_and_agrees(visitor)


def every_format_downloads_and_agrees(visitor):
    """The files of the month have the figures of the table."""
    assert visitor.viewport_size == DESK

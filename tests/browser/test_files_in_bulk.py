"""Eight files, called as officers call them, are dropped at once and put in their places, at a desk and on a phone."""

import re
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import expect
from pypdf import PdfWriter

from tests.pictures import jpeg

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

SCREEN = "/admin/files-in-bulk/"
NAMES = (
    "O7 ต.ค.66.pdf",
    "๐๑๑-มกราคม 2567.xlsx",
    "สขร1 พ.ย. 66.pdf",
    "รายงานผลเดือน ธ.ค. 2566 (O7) แก้ไข.docx",
    "O15_ก.พ._67.xlsx",
    "โอ 7 มี.ค. ๖๗.pdf",
    "O7 ต.ค. 66 งานจราจร.jpg",
    "สแกน0001.pdf",
)


def content(name, number):
    """A real file of the kind; no two alike."""
    made = BytesIO()
    match name.rpartition(".")[2]:
        case "pdf":
            writer = PdfWriter()
            writer.add_blank_page(width=200 + number, height=200)
            writer.write(made)
        case "xlsx":
            book = openpyxl.Workbook()
            book.active["A1"] = number
            book.save(made)
        case "docx":
            document = Document()
            document.add_paragraph(f"รายงาน {number}")
            document.save(made)
        case "jpg":
            return jpeg(name, size=(64 + number, 48)).read()
    return made.getvalue()


def files(first):
    return [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content(name, first + number)}
        for number, name in enumerate(NAMES)
    ]


@pytest.mark.parametrize(("size", "first"), [(DESK, 0), (PHONE, 50)], ids=["desk", "phone"])
def test_eight_files_find_their_places(sign_in, axe, size, first):
    officer = sign_in("new-officer")
    officer.set_viewport_size(size)
    officer.goto("/admin/month/?month=2023-10")
    officer.locator("a[href*='/admin/files-in-bulk/']:visible").first.click()
    expect(officer).to_have_url(re.compile(SCREEN))
    assert axe.faults(officer) == []

    officer.locator("#bulk-files").set_input_files(files(first))
    officer.locator("[name=do][value=send]").click()
    rows = officer.locator(".bulk-row")
    expect(rows).to_have_count(len(NAMES))
    assert axe.faults(officer) == []
    assert officer.evaluate("document.documentElement.scrollWidth") <= size["width"]
    expect(officer.locator(".bulk-row--open")).to_have_count(1)

    scan = rows.filter(has_text="สแกน0001.pdf")
    scan.locator("select[name$=place]").select_option("O15:files::")
    officer.locator("[name=do][value=put]").click()
    # The month is missing, and nothing is lost.
    expect(rows).to_have_count(len(NAMES))
    expect(scan.locator("select[name$=place]")).to_have_value("O15:files::")
    scan.locator("select[name$=month]").select_option("2024-03")
    officer.locator("[name=do][value=put]").click()
    expect(rows).to_have_count(0)
    said = officer.locator(".messages")
    for code in ("O7", "O11", "O15"):
        expect(said).to_contain_text(code)
    said.locator("a[href*='/edit/']").first.click()
    expect(officer).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))

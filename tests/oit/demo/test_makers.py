"""The generated documents: what stands in them, and that they are made for everyone to read."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from oit.demo import DemoError
from oit.demo.folder import Entry
from oit.demo.makers import make

PAGES = """
[[pages]]
path = "oit/2567/o15"
type = "oit.ProcurementSummaryPage"
[pages.fields]
[[pages.fields.months]]
type = "month"
[pages.fields.months.value]
month = "2023-10"
[[pages.fields.months.value.rows]]
work = { th = "น้ำมันเชื้อเพลิง", en = "Fuel" }
budget = "1,500.50"
method = "specific"
contract_date = "2023-10-04"
[[pages.fields.months]]
type = "month"
[pages.fields.months.value]
month = "2023-11"
nothing = true

[[pages]]
path = "oit/2567/o18"
type = "oit.AntiBriberyPolicyPage"
[pages.fields]
signatory = "officer:chief"
announced_on = 2023-12-20
[pages.fields.purpose]
th = "<p>ไม่รับสินบน</p><ul><li>ทุกกรณี</li></ul>"
en = "<p>No bribes</p><ul><li>Ever</li></ul>"
"""
MONTH = {"title": {"th": "สขร. 1"}, "maker": "procurement-month", "month": "2023-10"}


def entry(**data):
    return Entry("documents.toml, documents.x", data)


@pytest.fixture
def folder(write):
    return write(**{"pages/oit": PAGES})


def read_pdf(data):
    pdf = PdfReader(BytesIO(data))
    return pdf, " ".join(page.extract_text() for page in pdf.pages)


@pytest.mark.parametrize(
    "data",
    [
        {"maker": "order", "order": "duties"},
        {"maker": "text", "heading": {"th": "แผน"}, "paragraphs": ["หนึ่ง", "สอง"]},
        {"maker": "policy", "page": "oit/2567/o18"},
        {"maker": "procurement-month", "month": "2023-10"},
        {"maker": "procurement-month", "month": "2023-11"},
    ],
    ids=lambda data: data["maker"],
)
def test_pdfs_are_tagged_with_title_and_language(folder, data):
    pdf, _text = read_pdf(make(entry(title={"th": "ชื่อเอกสาร"}, kind="pdf", **data), folder))
    assert pdf.metadata.title == "ชื่อเอกสาร"
    assert pdf.trailer["/Root"]["/Lang"] == "th"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_policy_in_english_has_the_english_text(folder):
    title = {"th": "นโยบาย", "en": "Policy"}
    made = make(entry(title=title, kind="pdf", maker="policy", language="en"), folder)
    pdf, text = read_pdf(made)
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert "No bribes" in text
    assert "20 December 2023" in text


def test_sheets_hold_numbers_and_dates(folder):
    sheet = load_workbook(BytesIO(make(entry(**MONTH, kind="xlsx"), folder))).active
    headings = [cell.value for cell in sheet[1]]
    row = dict(zip(headings, (cell.value for cell in sheet[2]), strict=True))
    assert row["งานที่จัดซื้อหรือจัดจ้าง"] == "น้ำมันเชื้อเพลิง"
    assert row["วงเงินที่จะซื้อหรือจ้าง (บาท)"] == 1500.5
    assert row["วิธีซื้อหรือจ้าง"] == "เฉพาะเจาะจง"
    assert row["วันที่ของสัญญาหรือข้อตกลง"] == datetime(2023, 10, 4)
    assert sheet.freeze_panes == "A2"


def test_a_month_without_procurement_says_so(folder):
    made = make(entry(**{**MONTH, "month": "2023-11"}, kind="xlsx"), folder)
    assert load_workbook(BytesIO(made)).active["A2"].value == "ไม่มีการจัดซื้อจัดจ้าง"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({**MONTH, "month": "2024-09", "kind": "pdf"}, "has no month 2024-09"),
        ({"title": {"th": "ก"}, "kind": "pdf", "maker": "order", "order": "no"}, "no order “no”"),
        ({"title": {"th": "ก"}, "kind": "pdf", "maker": "poem"}, "there is no maker “poem” as pdf"),
        (
            {"title": {"th": "ก"}, "kind": "pdf", "maker": "text", "heading": "漢", "paragraphs": []},
            "documents.x: typst: ",
        ),
    ],
)
def test_what_cannot_be_made_is_named(folder, data, complaint):
    with pytest.raises(DemoError, match=complaint):
        make(entry(**data), folder)

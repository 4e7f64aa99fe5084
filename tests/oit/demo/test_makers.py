"""The generated documents: what stands in them, and that they are made for everyone to read."""

from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
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

[[pages]]
path = "oit/2567/o2"
type = "oit.PowersPage"
[pages.fields]
powers = { th = "<p>รักษาความสงบ</p><ol><li>ป้องกันอาชญากรรม</li></ol>" }
duties = [{ type = "line", value = { line_of_work = "traffic", text = { th = "<p>จัดการจราจร</p>" } } }]

[[pages]]
path = "oit/2567/o7"
type = "oit.MonthlyReportsPage"
[[pages.fields.months]]
type = "month"
[pages.fields.months.value]
month = "2023-10"
[[pages.fields.months.value.activities]]
title = { th = "ตั้งจุดตรวจ" }
details = { th = "<p>ตรวจ 40 คัน</p>" }
first_day = 2023-10-06
last_day = 2023-10-07
responsible = { th = "งานจราจร" }

[[pages]]
path = "oit/2567/o11"
type = "oit.StatisticsPage"
[pages.fields]
cases = [
    { month = "2023-10", life_reported = 1, life_cleared = 1, state_arrests = 9, state_suspects = 11 },
    { month = "2023-11", life_reported = 7, life_cleared = 1, state_arrests = 9, state_suspects = 11 },
]
"""
SECTIONS = [{"heading": "การตั้งจุดตรวจ", "paragraphs": ["แต่งเครื่องแบบ", "แสดงป้าย"]}]
MONTH = {
    "title": {"th": "สขร. 1"},
    "maker": "procurement-month",
    "page": "oit/2567/o15",
    "month": "2023-10",
}


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
        {**MONTH, "kind": "pdf"},
        {**MONTH, "month": "2023-11"},
        {"maker": "manual", "heading": {"th": "คู่มือ"}, "line": "traffic", "sections": SECTIONS},
        {"maker": "page", "page": "oit/2567/o2", "fields": ["powers", "duties"]},
        {"maker": "dataset", "page": "oit/2567/o11", "fields": ["cases"], "month": "2023-10"},
        {"maker": "report-month", "page": "oit/2567/o7", "month": "2023-10"},
    ],
    ids=lambda data: data["maker"],
)
def test_pdfs_are_tagged_with_title_and_language(folder, data):
    pdf, _text = read_pdf(make(entry(**{**data, "title": {"th": "ชื่อเอกสาร"}, "kind": "pdf"}), folder))
    assert pdf.metadata.title == "ชื่อเอกสาร"
    assert pdf.trailer["/Root"]["/Lang"] == "th"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_policy_in_english_has_the_english_text(folder):
    title = {"th": "นโยบาย", "en": "Policy"}
    made = make(entry(title=title, kind="pdf", maker="policy", page="oit/2567/o18", language="en"), folder)
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


def words_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_word_files_have_real_headings_lists_and_tables(folder):
    data = {
        "title": {"th": "อำนาจหน้าที่"},
        "maker": "page",
        "page": "oit/2567/o2",
        "fields": ["powers", "duties"],
    }
    document = Document(BytesIO(make(entry(**data, kind="docx"), folder)))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["อำนาจหน้าที่หรือภารกิจของสถานี"] == "Heading 2"
    assert styles["ป้องกันอาชญากรรม"] == "List Number"
    assert "จัดการจราจร" in styles
    assert document.core_properties.title == "อำนาจหน้าที่"


def test_a_month_of_a_dataset_has_only_its_rows_in_every_format(folder):
    data = {"title": {"th": "คดี"}, "maker": "dataset", "page": "oit/2567/o11", "fields": ["cases"]}
    words = words_of(Document(BytesIO(make(entry(**data, kind="docx", month="2023-11"), folder))))
    assert "7" in words
    assert "ตุลาคม 2566" not in words
    sheet = load_workbook(BytesIO(make(entry(**data, kind="xlsx", month="2023-11"), folder))).active
    assert [cell.value for cell in sheet[2]] == [datetime(2023, 11, 1), 7, 1, None, None, None, None, 9, 11]
    assert sheet["B3"].value == "=SUM(B2)"
    assert sheet.max_row == 3


def test_a_report_of_a_month_tells_what_was_done_when_and_by_whom(folder):
    data = {"title": {"th": "รายงาน"}, "maker": "report-month", "page": "oit/2567/o7", "month": "2023-10"}
    words = words_of(Document(BytesIO(make(entry(**data, kind="docx"), folder))))
    assert {"ตั้งจุดตรวจ", "ตรวจ 40 คัน", "หน่วยงานที่รับผิดชอบ: งานจราจร"} <= set(words)
    assert any("6 ตุลาคม 2566" in text and "7 ตุลาคม 2566" in text for text in words)


def test_a_month_without_procurement_says_so(folder):
    made = make(entry(**{**MONTH, "month": "2023-11"}, kind="xlsx"), folder)
    assert load_workbook(BytesIO(made)).active["A2"].value.endswith(": ไม่มีการจัดซื้อจัดจ้าง")


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({**MONTH, "month": "2024-09", "kind": "pdf"}, "has no month 2024-09"),
        ({"title": {"th": "ก"}, "kind": "pdf", "maker": "order", "order": "no"}, "no order “no”"),
        ({"title": {"th": "ก"}, "kind": "pdf", "maker": "poem"}, "there is no maker “poem”"),
        (
            {"title": {"th": "ก"}, "kind": "pdf", "maker": "page", "page": "oit/no", "fields": []},
            "no page “oit/no”",
        ),
        ({**MONTH, "kind": "docs"}, "makes pdf or docx, not docs"),
        (
            {"title": {"th": "ก"}, "kind": "doc", "maker": "text", "heading": "ก", "paragraphs": []},
            "makes pdf or docx, not doc",
        ),
    ],
)
def test_what_cannot_be_made_is_named(folder, data, complaint):
    with pytest.raises(DemoError, match=complaint):
        make(entry(**data), folder)

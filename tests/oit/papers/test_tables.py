"""Excel, CSV and JSON files: as programs and officers want them."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.utils.translation import override
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from oit.papers import CannotWrite, Paper, Sheet, write
from oit.papers.csv_files import as_written, harmless
from oit.schemas import BUDGET_REPORT, CASES
from tests.oit.datasets.schemas import PROCUREMENT
from tests.oit.imports.files import read

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "table.schema.json").read_text("utf-8"))
PAPER = Paper("สขร. 1 ตุลาคม 2566", "สถานีตำรวจภูธรกมลา", "สขร. 1", item="O15", month="2023-10")
ROWS = PROCUREMENT.clean(
    [
        {"work": "ซื้อน้ำมันเชื้อเพลิง", "budget": "12,345.50", "bidders": "3", "signed": "5 ต.ค. 2566", "month": "ต.ค. 2566"},
        {"work": "=1+1", "budget": "0.25", "method": "เฉพาะเจาะจง", "balance": "-5"},
    ]
)  # fmt: skip
SHEET = Sheet("ต.ค. 2566", PROCUREMENT, ROWS)
NOTHING = Sheet("พ.ย. 2566", PROCUREMENT, [], "เดือนนี้ไม่มีการจัดซื้อจัดจ้าง")


def excel(*sheets, paper=PAPER, **options):
    return load_workbook(BytesIO(write("xlsx", paper, sheets)), **options)


def with_work(text):
    return Sheet("ต.ค. 2566", PROCUREMENT, [{**ROWS[0], "work": text}])


def lines(*sheets, paper=PAPER):
    return list(csv.reader(StringIO(write("csv", paper, sheets).decode("utf-8-sig"), newline="")))


def content(*sheets, paper=PAPER):
    found = json.loads(write("json", paper, sheets))
    Draft202012Validator(SCHEMA).validate(found)
    return found


def test_excel_files_are_set_up_to_be_read_sorted_and_printed():
    sheet = excel(SHEET).active

    assert [cell.value for cell in sheet[1]][:3] == [
        "งานที่จัดซื้อหรือจัดจ้าง",
        "ราคา: วงเงิน (บาท)",
        "ราคา: ราคาที่ตกลง",
    ]
    assert (sheet.title, sheet.freeze_panes) == ("ต.ค. 2566", "A2")
    assert sheet.auto_filter.ref == "A1:H3"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter.left.text == "สถานีตำรวจภูธรกมลา · สขร. 1 ตุลาคม 2566"
    assert sheet.oddFooter.right.text == "&P / &N"


def test_excel_totals_are_formulas_that_keep_their_value():
    with_formulas, with_values = excel(SHEET).active, excel(SHEET, data_only=True).active

    assert with_formulas["A4"].value in ("รวม", "Total")
    assert with_formulas["B4"].value == "=SUM(B2:B3)"
    assert with_values["B4"].value == 12345.75
    assert with_formulas["E4"].value is None


def test_a_total_that_is_worked_out_of_sums_is_a_figure():
    rows = BUDGET_REPORT.clean(
        [
            {"item": "ก", "source": "ข", "allocated": "300", "spent": "100"},
            {"item": "ค", "source": "ข", "allocated": "100", "spent": "100"},
        ]
    )
    sheet = excel(Sheet("ก", BUDGET_REPORT, rows), data_only=True).active
    by_heading = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[4]], strict=True))

    assert by_heading["คงเหลือ (บาท)"] == 200
    assert by_heading["ร้อยละ"] == 50


def test_what_to_know_of_a_column_is_shown_at_its_heading_and_hidden_nowhere():
    sheet = excel(Sheet("คดี", CASES, CASES.clean([{"month": "2023-10", "life_reported": 1}]))).active

    shown = {str(each.sqref): each.prompt for each in sheet.data_validations.dataValidation}
    assert shown["C1"] == "อาจรวมคดีที่รับแจ้งไว้ในเดือนก่อน"
    assert sheet["C1"].comment is None, "a comment is pointed out before a file is published"


def test_dates_are_shown_in_the_calendar_of_the_language():
    assert excel(SHEET).active["G2"].number_format.startswith("[$-107041E]")
    english = Paper("Procurement", "Kamala", "Procurement", lang="en")
    assert excel(SHEET, paper=english).active["G2"].number_format == "d mmm yyyy"


def test_what_looks_like_a_formula_stays_text():
    cell = excel(SHEET).active["A3"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert "'=1+1" in [line[0] for line in lines(SHEET)]


@pytest.mark.parametrize("text", ["<r></r>", "<r></wrong></r>", "<r><t>ก</t></r>"])
def test_what_looks_like_the_markup_of_a_cell_stays_text(text):
    assert excel(with_work(text)).active["A2"].value == text


def test_characters_that_no_office_file_can_hold_are_left_out():
    pasted = "สภ.\x0bกมลา\uffff"
    made = excel(with_work("ก\ufffe"), paper=Paper(pasted, pasted, pasted))

    assert made.active["A2"].value == "ก"
    assert made.properties.title == "สภ.กมลา"
    assert made.active.oddFooter.left.text == "สภ.กมลา · สภ.กมลา"


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_table_without_rows_says_so_and_reads_back_as_none(lang):
    paper = Paper("ก", "ข", "ค", lang=lang)

    assert excel(NOTHING, paper=paper).active["A2"].value.endswith(NOTHING.nothing)
    assert content(NOTHING, paper=paper)["tables"][0]["nothing"] == NOTHING.nothing
    assert len(lines(NOTHING, paper=paper)) == 1
    for format in ("xlsx", "csv"):
        outcome = read(write(format, paper, [NOTHING]))
        assert outcome.rows == ()


def test_a_year_of_months_has_a_sheet_for_each():
    months = [SHEET, NOTHING, Sheet("ต.ค. 2566", PROCUREMENT, ROWS[:1])]

    assert excel(*months).sheetnames == ["ต.ค. 2566", "พ.ย. 2566", "ต.ค. 2566 (2)"]
    assert [table["name"] for table in content(*months)["tables"]] == ["ต.ค. 2566", "พ.ย. 2566", "ต.ค. 2566"]
    head, *rows = lines(*months)
    assert head[1] == "งานที่จัดซื้อหรือจัดจ้าง"
    assert [row[0] for row in rows] == ["ต.ค. 2566"] * 3


@pytest.mark.parametrize("name", ["ก" * 60, "ต.ค./พ.ย. [2566]", "'ก'", ""])
def test_sheets_have_names_that_excel_takes(name):
    (made,) = excel(Sheet(name, PROCUREMENT, ROWS)).sheetnames

    assert 0 < len(made) <= 31
    assert not set(made) & set("[]:*?/\\")


def test_translated_texts_take_the_place_of_thai_ones():
    english = Paper("Procurement", "Kamala", "Procurement", lang="en")
    sheet = Sheet("Oct 2023", PROCUREMENT, ROWS, texts={ROWS[0]["id"]: {"work": "Fuel"}})

    assert excel(sheet, paper=english).active["A2"].value == "Fuel"
    assert lines(sheet, paper=english)[1][0] == "Fuel"
    assert content(sheet, paper=english)["tables"][0]["rows"][0]["work"] == "Fuel"


def test_csv_has_plain_numbers_and_iso_dates():
    assert lines(SHEET)[1] == ["ซื้อน้ำมันเชื้อเพลิง", "12345.50", "", "3", "", "", "2023-10-05", "2023-10"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+66 76 000 191",
        "-ก",
        "@a",
        "\tก",
        "'=1",
        "''=1",
        "'ก",
        "-12",
        "+1.5",
        "ก=1",
        "",
        "\n=1",
        "＝1+1",
        "＠a",
    ],
)
def test_a_harmless_text_reads_back_as_it_was(text):
    assert as_written(harmless(text)) == text
    assert not harmless(text).startswith(("=", "@", "\t", "\n", "＝", "＠", "-ก", "+66"))


def test_json_has_numbers_and_follows_its_schema():
    found = content(SHEET)

    assert (found["item"], found["month"], found["language"]) == ("O15", "2023-10", "th")
    (table,) = found["tables"]
    assert table["rows"][0] == {
        "work": "ซื้อน้ำมันเชื้อเพลิง", "budget": 12345.5, "agreed": None, "bidders": 3, "balance": None,
        "method": None, "signed": "2023-10-05", "month": "2023-10",
    }  # fmt: skip
    assert table["totals"] == {"budget": 12345.75, "agreed": 0, "bidders": 3}
    assert table["columns"][1] == {
        "key": "budget", "title": "วงเงิน", "type": "decimal", "group": "ราคา", "unit": "บาท",
    }  # fmt: skip


@pytest.mark.parametrize("format", ["xlsx", "csv", "json"])
def test_the_same_content_is_the_same_file_whoever_asks(format):
    with override("en"):
        first = write(format, PAPER, [SHEET])
    with override("th"):
        assert write(format, PAPER, [SHEET]) == first


@pytest.mark.parametrize("format", ["xlsx", "csv", "json", "odt"])
def test_what_cannot_be_made_says_so(format):
    with pytest.raises(CannotWrite, match=format.upper()):
        write(format, PAPER)

"""What the site gives out comes back the same: its templates filled in, and its Excel files as they are."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from oit import schemas
from oit.datasets.columns import ColumnType
from oit.datasets.schema import Schema
from oit.imports.template import write_template
from oit.papers import Paper, Sheet, write
from tests.oit.datasets.schemas import PROCUREMENT

from .files import ROW, STORED, cells, packed, read

ALL = [schema for schema in vars(schemas).values() if isinstance(schema, Schema)]
# Texts that nobody takes for nothing, a total, a heading or a note.
WORDS = st.text("กขคงจฉชซabc 0123456789()/๑๒", min_size=1, max_size=30).map(
    lambda text: f"งาน {text}".strip()
)
CENTS = st.integers(0, 10**11).map(lambda cents: f"{cents // 100}.{cents % 100:02}")
DAYS = st.dates(min_value=date(2001, 1, 1), max_value=date(2100, 1, 1))


def values(column):
    match column.type:
        case ColumnType.TEXT:
            kind = WORDS
        case ColumnType.INTEGER:
            kind = st.integers(column.minimum or 0, column.maximum or 10**9)
        case ColumnType.DECIMAL:
            kind = CENTS
        case ColumnType.DATE:
            kind = DAYS.map(lambda day: day.isoformat())
        case ColumnType.MONTH:
            kind = DAYS.map(lambda day: day.isoformat()[:7])
        case _:
            kind = st.sampled_from([value for value, _th, _en in column.choices])
    return kind if column.required else st.none() | kind


def rows_of(schema, size=6):
    row = st.fixed_dictionaries({column.key: values(column) for column in schema.typed_columns})
    unique = (lambda row: tuple(row[key] for key in schema.unique)) if schema.unique else None
    return st.lists(row, min_size=1, max_size=size, unique_by=unique)


@pytest.mark.parametrize("language", ["th", "en"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows_of(PROCUREMENT))
def test_our_excel_files_read_back_to_the_same_rows(language, rows):
    paper = Paper("สขร. 1", "สถานีตำรวจภูธรกมลา", "สขร. 1", lang=language)
    data = write("xlsx", paper, [Sheet("ตุลาคม 2566", PROCUREMENT, rows)])

    outcome = read(data)

    assert outcome.is_ready
    assert cells(outcome) == rows


@pytest.mark.parametrize("schema", ALL, ids=lambda schema: schema.key)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_excel_files_of_every_dataset_read_back(schema, data):
    rows = data.draw(rows_of(schema))

    paper = Paper("x", "x", "x")
    outcome = read(write("xlsx", paper, [Sheet(schema.th, schema, rows)]), schema)

    assert outcome.is_ready
    assert cells(outcome) == rows


@pytest.mark.parametrize("schema", ALL, ids=lambda schema: schema.key)
def test_a_template_filled_in_with_what_its_lists_offer_reads_back(schema):
    book = load_workbook(BytesIO(write_template(schema)))
    examples = {
        ColumnType.TEXT: "ตัวอย่าง", ColumnType.INTEGER: 3, ColumnType.DECIMAL: 1234.5,
        ColumnType.DATE: "5 ต.ค. 2566", ColumnType.MONTH: "ต.ค. 2566",
    }  # fmt: skip
    book.worksheets[0].append(
        [examples.get(column.type) or str(column.choices[0][1]) for column in schema.typed_columns]
    )

    outcome = read(packed(book), schema)

    assert outcome.is_ready
    assert outcome.sheet == book.sheetnames[0]
    assert not outcome.missing
    assert not outcome.notes
    (only,) = cells(outcome)
    assert len(only) == len(schema.typed_columns)


def test_the_template_has_thai_headings_that_stay_in_view_whatever_the_language():
    sheet = load_workbook(BytesIO(write_template(PROCUREMENT))).worksheets[0]

    assert [cell.value for cell in sheet[1]][:2] == ["งานที่จัดซื้อหรือจัดจ้าง", "ราคา: วงเงิน (บาท)"]
    assert sheet.freeze_panes == "A2"


def test_the_template_offers_choices_and_checks_figures():
    book = load_workbook(BytesIO(write_template(PROCUREMENT)))
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}

    place = rules["F2:F51"].formula1
    name, cells_of_list = place.rsplit("!", 1)
    offered = [cell.value for (cell,) in book[name.strip("'")][cells_of_list.replace("$", "")]]
    assert offered == ["เฉพาะเจาะจง", "ประกวดราคา"]
    assert (rules["D2:D51"].type, rules["D2:D51"].formula1) == ("whole", "0")
    assert rules["B2:B51"].type == "decimal"
    assert rules["G2:G51"].prompt


def test_the_template_hides_nothing_and_explains_itself_in_both_languages():
    book = load_workbook(BytesIO(write_template(PROCUREMENT)))

    assert [sheet.sheet_state for sheet in book] == ["visible"] * 3
    assert book.sheetnames[1:] == ["คำแนะนำ", "Instructions"]
    assert book["Instructions"]["A1"].value == "How to fill in “Procurement summary”"


def test_dates_in_the_template_stay_as_they_are_typed():
    book = load_workbook(BytesIO(write_template(PROCUREMENT)))

    assert book.worksheets[0].column_dimensions["G"].number_format == "@"


def test_a_template_filled_in_by_hand_gives_the_rows():
    book = load_workbook(BytesIO(write_template(PROCUREMENT)))
    book.worksheets[0].append(ROW)

    assert cells(read(book)) == [STORED]

"""The same figures everywhere: what is written in each format reads back to what is stored."""

import csv
import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from cms.thai.years import Month
from oit.datasets.columns import ColumnType
from oit.datasets.present import display
from oit.papers import Sheet, write
from oit.papers.sheets import typed
from tests.oit.imports.files import cells, read
from tests.pdf_text import plain, text_of

from .tables import EVERY, paper_of, rows_of, without_ids

datasets = pytest.mark.parametrize("schema", EVERY, ids=lambda schema: f"{schema.key}-{len(schema.columns)}")
languages = st.sampled_from(["th", "en"])
few, several = settings(max_examples=2), settings(max_examples=4)


def written(format, schema, rows, lang):
    with override(lang):
        return write(format, paper_of(schema, rows, lang), [Sheet(schema.label, schema, rows)])


def read_texts(schema, texts):
    """Rows as `typed` from lists of the texts shown, as somebody reads them."""
    return [
        {
            column.key: column.clean(text)
            for column, text in zip(schema.columns, line, strict=True)
            if not column.computed
        }
        for line in texts
    ]


def shown(schema, rows):
    """The text in each cell of each row, and of the totals, as a page shows them."""
    totals = schema.totals(rows)
    lines = [[display(column, column.value(row)) for column in schema.columns] for row in rows]
    return lines, [display(column, totals[column.key]) for column in schema.columns if column.key in totals]


@datasets
@several
@given(data=st.data(), lang=languages)
def test_excel_files_give_the_stored_rows(schema, data, lang):
    rows = data.draw(rows_of(schema))
    made = written("xlsx", schema, rows, lang)

    assert cells(read(made, schema)) == without_ids(rows)
    expected = [
        [of_excel(column, typed_value(column, row, lang)) for column in schema.columns] for row in rows
    ]
    sheet = load_workbook(BytesIO(made), data_only=True).active
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [list(line) for line in lines[: len(rows)]] == expected
    totals = [value for line in lines[len(rows) :] for value in line if isinstance(value, int | float)]
    sums = schema.totals(rows)
    assert totals == [of_excel(column, sums[column.key]) for column in schema.columns if column.key in sums]
    calamine = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_index(0).to_python()
    assert [[of_calamine(value) for value in line] for line in calamine[1 : len(rows) + 1]] == expected


def typed_value(column, row, lang):
    with override(lang):
        return typed(column, column.value(row))


def of_excel(column, value):
    if isinstance(value, Month):
        value = value.first_day
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return float(value) if isinstance(value, Decimal) else value


def of_calamine(value):
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return None if value == "" else value


@datasets
@several
@given(data=st.data(), lang=languages)
def test_csv_files_give_the_stored_rows(schema, data, lang):
    rows = data.draw(rows_of(schema))
    made = written("csv", schema, rows, lang)

    assert made.startswith("\ufeff".encode())
    assert cells(read(made, schema, name="ตาราง.csv")) == without_ids(rows)
    for line in csv.reader(StringIO(made.decode("utf-8-sig"), newline="")):
        assert not [text for text in line if text.startswith(("=", "@", "+6", "-5%"))]


@datasets
@several
@given(data=st.data(), lang=languages)
def test_json_files_give_the_stored_rows(schema, data, lang):
    rows = data.draw(rows_of(schema))

    (table,) = json.loads(written("json", schema, rows, lang), parse_float=Decimal)["tables"]

    assert table["rows"] == [
        {column.key: of_json(typed_value(column, row, lang)) for column in schema.columns} for row in rows
    ]
    assert (table["totals"] or {}) == schema.totals(rows)


def of_json(value):
    return str(value) if isinstance(value, date | Month) else value


@datasets
@few
@given(data=st.data(), lang=languages)
def test_word_files_give_the_stored_rows(schema, data, lang):
    rows = data.draw(rows_of(schema))

    table = Document(BytesIO(written("docx", schema, rows, lang))).tables[0]

    lines = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    expected, totals = shown_in(lang, schema, rows)
    assert lines[: len(rows)] == expected
    assert [text for text in lines[-1] if text in totals][: len(totals)] == totals
    assert read_texts(schema, lines[: len(rows)]) == without_ids(rows)


def shown_in(lang, schema, rows):
    with override(lang):
        return shown(schema, rows)


@datasets
@few
@given(data=st.data(), lang=languages)
def test_pages_give_the_stored_rows(schema, data, lang):
    rows = data.draw(rows_of(schema))
    with override(lang):
        table = schema.present(rows)

    page = BeautifulSoup("".join(row.html for row in table.rows).replace("<br>", "\n"), "html.parser")

    lines = [[cell.get_text() for cell in row.find_all(["td", "th"])] for row in page.find_all("tr")]
    assert lines == shown_in(lang, schema, rows)[0]
    assert read_texts(schema, lines) == without_ids(rows)


@datasets
@few
@given(data=st.data(), lang=languages)
def test_pdf_files_give_the_words_and_figures_of_the_rows(schema, data, lang):
    rows = data.draw(rows_of(schema, size=3))

    text = text_of(written("pdf", schema, rows, lang))

    lines, totals = shown_in(lang, schema, rows)
    for line in lines:
        assert plain("".join(line)) in text
    for total in totals:
        assert plain(total) in text


def test_an_amount_that_no_float_can_hold_keeps_its_digits():
    schema = EVERY[0]
    rows = [{**dict.fromkeys(schema.by_key), "id": "00000001", "work": "ก", "budget": "999999999999999.99"}]

    (row,) = json.loads(written("json", schema, rows, "th"))["tables"][0]["rows"]

    assert row["budget"] == "999999999999999.99"
    assert cells(read(written("xlsx", schema, rows, "th"), schema)) == without_ids(rows)


def test_every_type_of_column_is_tried():
    assert {column.type for column in EVERY[0].columns} == set(ColumnType) - {ColumnType.PERCENT}

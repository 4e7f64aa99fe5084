"""The grid of a dataset inside a StreamField, as Wagtail's scripts make its blocks."""

import json

import pytest
from django.utils import translation
from playwright.sync_api import expect
from wagtail.admin.telepath import JSContext
from wagtail.blocks import StreamBlock
from wagtail.blocks.base import get_error_json_data
from wagtail.blocks.stream_block import StreamBlockValidationError

from oit.datasets.blocks import DatasetBlock
from tests.grids import editor_of, grid_cell, write

from .conftest import ROWS
from .schemas import PROCUREMENT

pytestmark = pytest.mark.browser

STREAM_PAGE = """<!doctype html><html lang="th"><meta charset="utf-8"><title>เดือน</title>
<link rel="stylesheet" href="/static/wagtailadmin/css/core.css"><div id="root"></div>
<script id="wagtail-config" type="application/json">{{"STRINGS": {{}}}}</script>
<script src="/static/wagtailadmin/js/vendor/jquery-3.6.0.min.js"></script>
<script src="/static/wagtailadmin/js/core.js"></script>
<script src="/static/wagtailadmin/js/vendor.js"></script>
<script src="/static/wagtailadmin/js/telepath/telepath.js"></script>{media}</html>"""


@pytest.fixture
def open_stream(open_page):
    """A function that opens a page with a stream of one dataset with the rows, and what is wrong with them."""

    def open_stream(rows):
        stream = StreamBlock([("table", DatasetBlock(PROCUREMENT))])
        stream.set_name("body")
        value = stream.to_python([{"type": "table", "value": rows, "id": "t1"}])
        with translation.override("en"):
            error = error_of(stream, value)
            context = JSContext()
            made = [context.pack(stream), stream.get_form_state(value), error]
            page = open_page(STREAM_PAGE.format(media=context.media))
        page.evaluate(
            """([packed, state, error]) => {
                const root = document.getElementById("root");
                window.stream = window.telepath.unpack(packed).render(root, "body", state, error);
            }""",
            made,
        )
        return page

    return open_stream


def error_of(stream, value):
    try:
        stream.clean(value)
    except StreamBlockValidationError as error:
        return get_error_json_data(error)
    return None


def values_in(page):
    return [json.loads(block["value"]) for block in page.evaluate("stream.getState()")]


def test_a_grid_in_a_stream_shows_its_rows_and_its_errors(open_stream):
    rows = [ROWS[0], {"work": "จ้างเหมา", "budget": "สองพัน"}]
    page = open_stream(rows)
    wrong = grid_cell(page, 1, "budget")
    expect(grid_cell(page, 0, "work")).to_have_text("ซื้อวัสดุสำนักงาน")
    expect(wrong).to_have_text("สองพัน“สองพัน” is not an amount. Write a number such as 1234.50.")
    assert values_in(page) == [rows]
    write(wrong, "2000")
    assert values_in(page)[0][1]["budget"] == "2000"


def test_blocks_with_grids_are_duplicated_and_moved(open_stream):
    page = open_stream(ROWS)
    expect(page.locator(".tabulator")).to_have_count(1)
    page.evaluate("stream.duplicateBlock(0)")
    expect(grid_cell(page.locator("dataset-grid").nth(1), 1, "budget")).to_have_text("2000.00")
    page.evaluate("stream.moveBlockUp(1)")
    write(grid_cell(page.locator("dataset-grid").first, 0, "work"), "รายการที่คัดลอก")
    assert [rows[0]["work"] for rows in values_in(page)] == ["รายการที่คัดลอก", "ซื้อวัสดุสำนักงาน"]


def test_a_cell_that_is_being_edited_is_in_the_state_of_the_block(open_stream):
    page = open_stream(ROWS)
    cell = grid_cell(page, 0, "work")
    cell.dblclick()
    editor_of(cell).fill("ยังพิมพ์ไม่จบ")
    assert values_in(page)[0][0]["work"] == "ยังพิมพ์ไม่จบ"

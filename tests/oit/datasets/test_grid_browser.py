"""The grid in a real browser, without a server: the scripts are handed over from the files."""

import json

import pytest
from django.utils import translation
from playwright.sync_api import expect
from wagtail.admin.telepath import JSContext
from wagtail.blocks import StreamBlock
from wagtail.blocks.base import get_error_json_data
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.thai.years import FiscalYear
from oit.datasets.blocks import DatasetBlock
from oit.datasets.problems import DatasetError
from oit.datasets.widgets import DatasetWidget
from oit.schemas import BUDGET_REPORT, CHECKPOINTS

from .schemas import PROCUREMENT

pytestmark = pytest.mark.browser

ROWS = [
    {"id": "0000000a", "work": "ซื้อวัสดุสำนักงาน", "budget": "1200.50", "signed": "2023-10-05"},
    {"id": "0000000b", "work": "จ้างเหมาทำความสะอาด", "budget": "2000.00", "method": "specific"},
]
PAGE = """<!doctype html><html lang="th"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>ตาราง</title>
<link rel="stylesheet" href="/static/css/admin/dataset-grid.css">
<form><label for="id_table">ตาราง</label>{widget}</form>
<script type="module" src="/static/js/admin/dataset-grid.js"></script></html>"""


@pytest.fixture
def open_grid(open_page):
    """A function that opens a page with a grid of the given rows (or text)."""

    def open_grid(value, language="th", schema=PROCUREMENT, months=()):
        widget = DatasetWidget(schema, months=months)
        with translation.override(language):
            try:
                schema.clean(value)
            except DatasetError as error:
                widget.problems = error.problems
            return open_page(PAGE.format(widget=widget.render("table", value, {"id": "id_table"})))

    return open_grid


def rows_in(page):
    return json.loads(page.locator("[name=table]").input_value())


def cell(page, row, column):
    return page.locator("tbody tr").nth(row).locator(f"[data-column={column}]")


def paste(locator, text, html=""):
    locator.evaluate(
        """(node, {text, html}) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            clipboardData.setData("text/html", html);
            node.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }""",
        {"text": text, "html": html},
    )


def test_editing_a_cell_writes_the_rows_and_tells_the_page(open_grid):
    page = open_grid(ROWS)
    page.evaluate("""() => { window.heard = [];
        for (const type of ["input", "change"])
            document.querySelector("[name=table]").addEventListener(type, () => heard.push(type)); }""")
    assert rows_in(page) == ROWS
    cell(page, 0, "budget").fill("๑,๕๐๐.๒๕")
    assert rows_in(page) == [{**ROWS[0], "budget": "๑,๕๐๐.๒๕"}, ROWS[1]]
    assert set(page.evaluate("heard")) == {"input", "change"}
    expect(page.locator("tfoot td").nth(1)).to_have_text("3,500.25")
    assert len(PROCUREMENT.clean(rows_in(page))) == 2


def test_dates_are_shown_in_the_editor_s_era_and_stored_as_they_were(open_grid):
    page = open_grid(ROWS)
    expect(cell(page, 0, "signed")).to_have_value("5/10/2566")
    assert rows_in(page)[0]["signed"] == "2023-10-05"
    page = open_grid(ROWS, language="en")
    expect(cell(page, 0, "signed")).to_have_value("5/10/2023")


def test_rows_are_added_copied_moved_and_deleted(open_grid):
    page = open_grid(ROWS, language="en")
    page.get_by_role("button", name="Add row").click()
    page.keyboard.type("เช่ารถ")
    page.get_by_role("button", name="Duplicate row 1").click()
    page.get_by_role("button", name="Move row 4 up").click()
    expect(page.get_by_role("button", name="Move row 3 up")).to_be_focused()
    page.get_by_role("button", name="Delete row 1").click()
    rows = rows_in(page)
    assert [row["work"] for row in rows] == ["ซื้อวัสดุสำนักงาน", "เช่ารถ", "จ้างเหมาทำความสะอาด"]
    assert rows[2]["id"] == "0000000b"
    assert [row["id"] for row in PROCUREMENT.clean(rows)] == [row["id"] for row in rows]
    assert len({"0000000a", *(row["id"] for row in rows)}) == 4


def test_enter_moves_down_and_adds_a_row_at_the_end(open_grid):
    page = open_grid(ROWS)
    cell(page, 1, "budget").focus()
    page.keyboard.press("Enter")
    expect(cell(page, 2, "budget")).to_be_focused()
    cell(page, 0, "work").focus()
    page.keyboard.press("Shift+Enter")
    expect(cell(page, 0, "work")).to_be_focused()


def test_cells_copied_from_excel_are_pasted_from_the_focused_cell(open_grid):
    page = open_grid(ROWS)
    copied = '"บริษัท ""ก""\nบริษัท ข"\t1,000\r\nจ้างซ่อม\t๒๐๐\r\nซื้อหมึก\t300\r\n'
    paste(cell(page, 1, "work"), copied)
    rows = rows_in(page)
    assert [(row["work"], row["budget"]) for row in rows] == [
        ("ซื้อวัสดุสำนักงาน", "1200.50"),
        ('บริษัท "ก"\nบริษัท ข', "1,000"),
        ("จ้างซ่อม", "๒๐๐"),
        ("ซื้อหมึก", "300"),
    ]
    assert rows[1]["method"] == "specific"
    expect(page.locator("tfoot td").nth(1)).to_have_text("2,700.50")
    paste(cell(page, 0, "method"), "ประกวดราคา\nคัดเลือก", "<table><td>ประกวดราคา")
    assert [row["method"] for row in rows_in(page)[:2]] == ["e-bidding", "คัดเลือก"]
    expect(cell(page, 1, "method")).to_have_value("คัดเลือก")


def test_a_paste_stops_at_the_limit_and_says_so(open_grid):
    page = open_grid([], language="en")
    page.get_by_role("button", name="Add row").click()
    paste(cell(page, 0, "budget"), "\n".join(str(number) for number in range(60)))
    assert len(rows_in(page)) == PROCUREMENT.max_rows
    expect(page.get_by_role("status")).to_have_text("50 rows pasted. The table takes at most 50 rows.")


def test_errors_stand_at_their_cells_until_these_are_changed(open_grid):
    page = open_grid([{}, {"work": "ก", "budget": "สองพัน", "month": "13/2566"}], language="en")
    wrong = cell(page, 1, "budget")
    expect(wrong).to_have_value("สองพัน")
    expect(wrong).to_have_accessible_description("“สองพัน” is not an amount. Write a number such as 1234.50.")
    wrong.fill("2000")
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)


def test_text_that_is_not_rows_can_be_put_right_in_the_textarea(open_grid):
    page = open_grid("[{ค้าง")
    expect(page.locator("[name=table]")).to_be_visible()
    expect(page.locator("table")).to_be_hidden()
    expect(page.locator("[name=table]")).to_have_value("[{ค้าง")


def test_every_control_has_a_name_and_the_page_does_not_scroll_sideways(open_grid):
    page = open_grid(ROWS, language="en")
    expect(cell(page, 1, "budget")).to_have_accessible_name("Budget 2")
    expect(page.get_by_role("table", name="Procurement summary")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    scroll = page.locator(".dataset-grid__scroll")
    scroll.evaluate("node => { node.scrollLeft = 400 }")
    first = page.locator("tbody th").first.bounding_box()
    assert first["x"] < 40


def test_a_value_set_later_is_shown(open_grid):
    page = open_grid([])
    page.evaluate(
        """(rows) => { const grid = document.querySelector("dataset-grid");
            grid.textarea.value = JSON.stringify(rows); grid.load(); }""",
        ROWS,
    )
    expect(page.locator("tbody tr")).to_have_count(2)


def test_months_are_chosen_or_pasted_as_they_are_written(open_grid):
    page = open_grid([{"month": "2023-11"}], schema=CHECKPOINTS, months=FiscalYear(2567).months)
    expect(cell(page, 0, "month").locator("option")).to_have_count(13)
    cell(page, 0, "month").select_option(label="กันยายน 2567")
    assert rows_in(page)[0]["month"] == "2024-09"
    paste(cell(page, 0, "month"), "ต.ค. 2566\tจุดตรวจ\t31\r\n10/2566\tRoadblock\t4\r\nต.ค.\u00a02566\t\t2\r\n")
    rows = [(row["month"], row["kind"], row["times"]) for row in rows_in(page)]
    assert rows == [("2023-10", "checkpoint", "31"), ("2023-10", "roadblock", "4"), ("2023-10", "", "2")]
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)


def test_a_month_of_another_year_stays_as_it_is_and_is_marked(open_grid):
    page = open_grid(
        [{"id": "0000000a", "month": "2022-11"}], schema=CHECKPOINTS, months=FiscalYear(2567).months
    )
    assert rows_in(page)[0]["month"] == "2022-11"
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)


def test_what_is_worked_out_is_not_typed_and_totals_stand_under_their_columns(open_grid):
    rows = [{"item": "น้ำมัน", "allocated": "1000.00", "spent": "400.00"}, {"item": "วัสดุ", "spent": "0.50"}]
    page = open_grid(rows, language="en", schema=BUDGET_REPORT)
    headings = [text.rstrip("*") for text in page.locator("thead th span").all_inner_texts()]
    assert headings == ["Item", "Source of funds", "Planned", "Spent", "Against the target", "Note"]
    totals = [text.strip() for text in page.locator("tfoot td").all_inner_texts()]
    assert totals[:6] == ["", "", "1,000.00", "400.50", "", ""]


STREAM_PAGE = """<!doctype html><html lang="th"><meta charset="utf-8"><title>เดือน</title>
<div id="root"></div><script id="wagtail-config" type="application/json">{{"STRINGS": {{}}}}</script>
<script src="/static/wagtailadmin/js/vendor/jquery-3.6.0.min.js"></script>
<script src="/static/wagtailadmin/js/core.js"></script>
<script src="/static/wagtailadmin/js/vendor.js"></script>
<script src="/static/wagtailadmin/js/telepath/telepath.js"></script>{media}</html>"""


def test_a_grid_in_a_stream_shows_its_rows_and_its_errors(open_page):
    rows = [ROWS[0], {"work": "จ้างเหมา", "budget": "สองพัน"}]
    stream = StreamBlock([("table", DatasetBlock(PROCUREMENT))])
    stream.set_name("body")
    value = stream.to_python([{"type": "table", "value": rows, "id": "t1"}])
    with translation.override("en"):
        with pytest.raises(StreamBlockValidationError) as caught:
            stream.clean(value)
        context = JSContext()
        made = [context.pack(stream), stream.get_form_state(value), get_error_json_data(caught.value)]
        page = open_page(STREAM_PAGE.format(media=context.media))
    page.evaluate(
        """([packed, state, error]) => {
            const root = document.getElementById("root");
            window.stream = window.telepath.unpack(packed).render(root, "body", state, error);
        }""",
        made,
    )
    expect(cell(page, 0, "work")).to_have_value("ซื้อวัสดุสำนักงาน")
    expect(cell(page, 1, "budget")).to_have_value("สองพัน")
    expect(cell(page, 1, "budget")).to_have_accessible_description(
        "“สองพัน” is not an amount. Write a number such as 1234.50."
    )
    assert json.loads(page.evaluate("stream.getState()[0].value")) == rows
    cell(page, 1, "budget").fill("2000")
    assert json.loads(page.evaluate("stream.getState()[0].value"))[1]["budget"] == "2000"

import pytest
from django.utils import translation

from .schemas import PROCUREMENT, TYPED


@pytest.fixture
def rows():
    return PROCUREMENT.clean([{**TYPED, "id": "0000000a"}, {"id": "0000000b", "work": "e-bidding 12/2567"}])


def texts_of(cells):
    return [cell.text.replace("\u00a0", " ") for cell in cells]


def test_in_thai(rows):
    with translation.override("th"):
        table = PROCUREMENT.present(rows)
    assert table.label == "สรุปผลการจัดซื้อจัดจ้าง"
    assert texts_of(table.rows[0].cells) == [
        "ซื้อวัสดุสำนักงาน", "12,345.50", "12,000.00", "3", "-5", "เฉพาะเจาะจง", "5 ต.ค. 2566", "ตุลาคม 2566",
    ]  # fmt: skip
    assert table.rows[0].anchor == "row-0000000a"
    assert [cell.lang for cell in table.rows[0].cells] == [""] * 8
    assert table.rows[0].cells[0].is_header
    assert [cell.css for cell in table.rows[0].cells][:3] == ["text", "numeric", "numeric"]


def test_in_english_with_and_without_translations(rows):
    with translation.override("en"):
        plain = PROCUREMENT.present(rows)
        translated = PROCUREMENT.present(rows, {"0000000a": {"work": "Office supplies"}})
    assert texts_of(plain.rows[0].cells)[5:] == ["Specific", "5 Oct 2023", "October 2023"]
    assert plain.rows[0].cells[0].lang == "th"
    assert plain.rows[1].cells[0].lang == ""
    assert (translated.rows[0].cells[0].text, translated.rows[0].cells[0].lang) == ("Office supplies", "")
    assert texts_of(plain.rows[1].cells)[1:] == ["–"] * 7


def test_grouped_headings_take_two_rows(rows):
    with translation.override("en"):
        first, second = PROCUREMENT.present(rows).head
    assert [(cell.label, cell.colspan, cell.rowspan) for cell in first[:3]] == [
        ("Work", 1, 2),
        ("Prices", 2, 1),
        ("Bidders", 1, 2),
    ]
    assert first[1].scope == "colgroup"
    assert [(cell.label, cell.unit) for cell in second] == [("Budget", "baht"), ("Agreed price", "")]


def test_totals_stand_under_their_columns(rows):
    with translation.override("en"):
        totals = PROCUREMENT.present(rows).totals
    assert texts_of(totals) == ["Total", "12,345.50", "12,000.00", "3", "", "", "", ""]
    assert PROCUREMENT.present([]).totals is None


def test_a_row_as_markup_escapes_what_was_typed_and_keeps_its_lines(rows):
    rows[0]["work"] = "ซื้อ <b>กระดาษ</b> & หมึก\nชุดที่ 2"
    with translation.override("en"):
        html = PROCUREMENT.present(rows).rows[0].html
    assert html.startswith(
        '<tr id="row-0000000a"><th scope="row" class="text" lang="th">'
        "ซื้อ &lt;b&gt;กระดาษ&lt;/b&gt; &amp; หมึก<br>ชุดที่ 2</th>"
        '<td class="numeric">12,345.50</td>'
    )


def test_headings_as_markup_say_what_they_span(rows):
    with translation.override("en"):
        first, second = PROCUREMENT.present(rows).head
    assert first[0].html == '<th scope="col" class="text" rowspan="2">Work</th>'
    assert first[1].html == '<th scope="colgroup" class="text" colspan="2">Prices</th>'
    assert second[0].html == '<th scope="col" class="numeric">Budget <small>(baht)</small></th>'

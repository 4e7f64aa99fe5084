from django.utils import translation

from cms.thai.years import FiscalYear
from oit.charts import ByMonth, Compared, Shares
from oit.schemas import BUDGET_REPORT, CASES, CHECKPOINTS

MONTHS = FiscalYear(2567).first_half
CHECKED = {"checked": 100, "arrests": 1}


def draw(chart, schema, rows, language="en", texts=None):
    with translation.override(language):
        drawing = chart.draw(schema, schema.clean(rows), MONTHS, texts or {})
        return drawing and drawing.figure


def test_each_kind_of_a_column_with_choices_is_a_series_of_its_own():
    rows = [
        {"month": "2023-10", "kind": "checkpoint", "times": 12, **CHECKED},
        {"month": "2023-10", "kind": "roadblock", "times": 0, **CHECKED},
        {"month": "2023-12", "kind": "checkpoint", "times": 7, **CHECKED},
    ]
    figure = draw(ByMonth("Times set up", by="kind", of="times"), CHECKPOINTS, rows)
    assert figure.title == "Times set up, October 2023 to March 2024"
    assert figure.labels == ("Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
    checkpoint, roadblock = figure.series
    assert checkpoint.label == "Checkpoint"
    assert checkpoint.values == (12, None, 7, None, None, None)
    assert roadblock.values[:3] == (0, None, None)
    assert "Checkpoint: 19 in all, most in October 2023: 12." in figure.summary


def test_in_thai_months_and_kinds_have_their_thai_names():
    rows = [{"month": "2023-10", "kind": "checkpoint", "times": 12, **CHECKED}]
    figure = draw(ByMonth("จำนวนครั้ง", by="kind", of="times"), CHECKPOINTS, rows, "th")
    assert figure.labels[:3] == ("ต.ค.", "พ.ย.", "ธ.ค.")
    assert figure.series[0].label == "จุดตรวจ"
    assert "ตุลาคม 2566" in figure.title


def test_what_was_spent_stands_below_what_was_planned():
    rows = [
        {"item": "ค่าน้ำมันเชื้อเพลิง", "source": "งบ ตร.", "allocated": "200000", "spent": "250000.50"},
        {"item": "ค่าวัสดุ", "source": "งบ ตร.", "allocated": "100000"},
    ]
    figure = draw(Compared("Planned and spent", ("allocated", "spent")), BUDGET_REPORT, rows)
    assert figure.title == "Planned and spent (baht)"
    assert figure.labels == ("ค่าน้ำมันเชื้อเพลิง", "ค่าวัสดุ")
    assert [each.shown for each in figure.series] == [("200,000.00", "100,000.00"), ("250,000.50", "–")]
    assert figure.summary == "Planned: 300,000.00 in all. Spent: 250,000.50 in all."


def test_names_in_a_comparison_are_those_of_the_page_s_language():
    rows = BUDGET_REPORT.clean([{"item": "ค่าวัสดุ", "source": "งบ ตร.", "allocated": "1", "spent": "1"}])
    texts = {rows[0]["id"]: {"item": "Supplies"}}
    figure = draw(Compared("Planned and spent", ("allocated", "spent")), BUDGET_REPORT, rows, texts=texts)
    assert figure.labels == ("Supplies",)


def test_shares_are_parts_of_their_sum():
    row = {"month": "2023-10", "life_reported": 5, "property_reported": 10, "special_reported": 5}
    figure = draw(Shares("Cases", ("life_reported", "property_reported", "special_reported")), CASES, [row])
    assert figure.title == "Cases: 20 in all"
    assert figure.series[0].shown == ("5 (25.0 %)", "10 (50.0 %)", "5 (25.0 %)")
    assert figure.labels[1] == "Property (cases)"


def test_nothing_is_drawn_of_nothing():
    assert draw(ByMonth("Times set up", by="kind", of="times"), CHECKPOINTS, []) is None
    assert draw(Compared("Planned and spent", ("allocated", "spent")), BUDGET_REPORT, []) is None
    assert (
        draw(Shares("Cases", ("life_reported",)), CASES, [{"month": "2023-10", "life_reported": 0}]) is None
    )

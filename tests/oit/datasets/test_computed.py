"""Figures that are worked out of others: in rows, in totals, in what is shown and typed, and in files."""

import json
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from cms.thai.years import Month
from oit.datasets.computed import Difference, Percentage, Product, Sum
from oit.datasets.problems import DatasetError
from oit.datasets.schema import Column, ColumnType, Schema
from oit.datasets.widgets import DatasetWidget
from oit.schemas import BUDGET_PLAN, BUDGET_REPORT, CASES, CHECKPOINTS, FUND, RISKS

MONEY = some.one_of(some.none(), some.decimals("0", "999999999", places=2).map(lambda value: f"{value:.2f}"))
AMOUNTS = some.fixed_dictionaries({"item": some.just("ค่าน้ำมัน"), "allocated": MONEY, "spent": MONEY})


def computed(schema, row):
    return {column.key: column.value(row) for column in schema.columns if column.computed}


def texts_of(cells):
    return [cell.text for cell in cells]


@given(AMOUNTS)
def test_what_remains_and_was_spent_always_makes_what_was_allocated(row):
    worked_out = computed(BUDGET_REPORT, row)
    if row["allocated"] is None or row["spent"] is None:
        assert worked_out == {"remaining": None, "percent": None}
        return
    assert worked_out["remaining"] + Decimal(row["spent"]) == Decimal(row["allocated"])
    if Decimal(row["allocated"]) == 0:
        assert worked_out["percent"] is None
    else:
        exact = Decimal(row["spent"]) * 100 / Decimal(row["allocated"])
        assert abs(worked_out["percent"] - exact) <= Decimal("0.005")


@given(some.lists(AMOUNTS, max_size=8))
def test_rows_go_round_through_cleaning_and_json_and_totals_follow_from_totals(rows):
    cleaned = BUDGET_REPORT.clean(rows)
    assert BUDGET_REPORT.clean(json.loads(json.dumps(cleaned))) == cleaned
    totals = BUDGET_REPORT.totals(cleaned)
    assert totals["remaining"] == totals["allocated"] - totals["spent"]
    assert totals.get("percent") == Percentage("spent", "allocated")(totals)
    table = BUDGET_REPORT.present(cleaned)
    assert all(len(row.cells) == len(BUDGET_REPORT.columns) for row in table.rows)


@given(some.integers(1, 5), some.integers(1, 5))
def test_a_score_is_a_product_and_is_never_added_up(likelihood, impact):
    rows = RISKS.clean([{"process": "ตั้งด่าน", "likelihood": str(likelihood), "impact": impact}])
    assert computed(RISKS, rows[0]) == {"score": likelihood * impact}
    assert RISKS.totals(rows) == {}
    assert RISKS.present(rows).totals is None


def test_products_of_totals_are_left_out():
    schema = Schema(
        "s",
        "ก",
        "S",
        [
            Column("a", "ก", "A", ColumnType.INTEGER, total=True),
            Column("b", "ข", "B", ColumnType.INTEGER, total=True),
            Column("both", "รวม", "Both", ColumnType.INTEGER, computed=Sum("a", "b")),
            Column("times", "คูณ", "Times", ColumnType.INTEGER, computed=Product("a", "b")),
        ],
    )
    rows = schema.clean([{"a": 2, "b": 3}, {"a": 4, "b": 5}])
    assert schema.totals(rows) == {"a": 6, "b": 8, "both": 14}
    assert texts_of(schema.present(rows).totals) == ["6", "8", "14", ""]


def test_what_readers_see_of_the_budget():
    rows = BUDGET_REPORT.clean(
        [
            {"item": "ค่าน้ำมัน", "allocated": "1,000", "spent": "333.33", "met": "yes"},
            {"item": "ค่าซ่อมรถ", "allocated": "0", "spent": "50"},
            {"item": "ค่าวัสดุ", "allocated": "100"},
        ]
    )
    with translation.override("en"):
        table = BUDGET_REPORT.present(rows)
    columns = [cell.label for cell in table.head[0]]
    shown = [dict(zip(columns, texts_of(row.cells), strict=True)) for row in table.rows]
    assert [(row["Remaining"], row["Per cent"]) for row in shown] == [
        ("666.67", "33.33"),
        ("-50.00", "–"),
        ("–", "–"),
    ]
    totals = dict(zip(columns, texts_of(table.totals), strict=True))
    assert (totals["Planned"], totals["Spent"]) == ("1,100.00", "383.33")
    assert (totals["Remaining"], totals["Per cent"]) == ("716.67", "34.85")


def test_the_whole_year_of_a_plan_is_the_sum_of_its_halves():
    rows = BUDGET_PLAN.clean([{"item": "ค่าน้ำมัน", "first_half": "420000", "second_half": "380000.50"}])
    assert computed(BUDGET_PLAN, rows[0]) == {"year": Decimal("800000.50")}


@pytest.mark.parametrize("schema", [BUDGET_PLAN, BUDGET_REPORT, FUND, RISKS])
def test_computed_columns_are_neither_typed_nor_missing_and_the_grid_works_them_out(schema):
    keys = {column.key for column in schema.columns if column.computed}
    assert keys
    with pytest.raises(DatasetError):
        schema.clean([{next(iter(keys)): "1"}])
    rows = schema.clean([{schema.row_header: "น้ำมัน"}])
    assert not keys & set(rows[0])
    assert not keys & {problem.column_key for problem in schema.missing(rows)}
    described = json.loads(DatasetWidget(schema).get_context("t", [], {})["grid"]["schema"])
    assert {column["key"] for column in described["columns"] if column["computed"]} == keys
    assert schema.without_unknown([{"id": "0000000a", next(iter(keys)): "9"}]) == [{"id": "0000000a"}]


@pytest.mark.parametrize(
    "column",
    [
        {"type": ColumnType.PERCENT},
        {"type": ColumnType.INTEGER, "computed": Sum("a", "a"), "required": True},
        {"type": ColumnType.INTEGER, "computed": Sum("a", "a"), "total": True},
        {"type": ColumnType.TEXT, "computed": Sum("a", "a")},
    ],
)
def test_declarations_of_columns_that_make_no_sense(column):
    with pytest.raises(ValueError, match="'b'"):
        Column("b", "ข", "B", **column)


@pytest.mark.parametrize("second", ["text", "nothing", "c"])
def test_figures_follow_from_typed_numbers_of_the_same_table(second):
    columns = [
        Column("a", "ก", "A", ColumnType.INTEGER),
        Column("text", "ข", "Text"),
        Column("c", "ค", "C", ColumnType.INTEGER, computed=Difference("a", second)),
    ]
    with pytest.raises(ValueError, match=second):
        Schema("s", "ก", "S", columns)


# --- Highest values, and rows that may be there once ---------------------------------------------


@given(some.integers(-3, 9))
def test_likelihoods_lie_between_one_and_five(value):
    row = {"process": "ตั้งด่าน", "likelihood": str(value)}
    if 1 <= value <= 5:
        assert RISKS.clean([row])[0]["likelihood"] == value
        return
    with translation.override("en"), pytest.raises(DatasetError) as caught:
        RISKS.clean([row])
    (problem,) = caught.value.problems
    assert ("Write 5 or less." if value > 5 else "Write 1 or more.") in problem.expected


@given(some.lists(some.sampled_from(["2023-10", "ต.ค. 2566", "2023-11", "พ.ย. 2566", ""]), max_size=6))
def test_a_month_may_have_one_row_however_it_is_written(written):
    rows = [{"month": month, "life_reported": 1} for month in written]
    months = [{"2": month[:7], "ต": "2023-10", "พ": "2023-11"}[month[0]] for month in written if month]
    if len(months) == len(set(months)):
        assert len(CASES.clean(rows)) == len(rows)
        return
    with translation.override("en"), pytest.raises(DatasetError) as caught:
        CASES.clean(rows)
    assert len(caught.value.problems) == len(months) - len(set(months))


def test_the_row_that_comes_again_is_marked_where_it_stands():
    rows = [
        {"month": "2023-10", "kind": "checkpoint"},
        {},
        {"month": "2023-10", "kind": "roadblock"},
        {"month": "2023-10", "kind": "จุดตรวจ"},
    ]
    with translation.override("en"), pytest.raises(DatasetError) as caught:
        CHECKPOINTS.clean(rows)
    assert caught.value.messages == [
        "Row 4, “Month”: There is another row for October 2023, Checkpoint. Put the two together into one."
    ]
    assert caught.value.as_json_data()["cells"][0]["row"] == 3


def test_what_makes_a_row_unique_is_typed():
    with pytest.raises(ValueError, match="other"):
        Schema("s", "ก", "S", [Column("a", "ก", "A")], unique=("other",))


# --- Months to choose from -----------------------------------------------------------------------


def test_the_grid_offers_the_months_it_is_given():
    months = CASES.clean([{"month": "2023-10"}])
    widget = DatasetWidget(CASES)
    assert options(widget) == []
    widget.months = (Month.from_iso(months[0]["month"]),)
    with translation.override("th"):
        (october,) = options(widget)
    assert (october["value"], october["label"]) == ("2023-10", "ตุลาคม 2566")
    assert {"October 2023", "ต.ค. 2566", "10/2566", "10/2023"} <= set(october["names"])


def options(widget):
    described = json.loads(widget.get_context("t", [], {})["grid"]["schema"])
    return next(column["options"] for column in described["columns"] if column["key"] == "month")

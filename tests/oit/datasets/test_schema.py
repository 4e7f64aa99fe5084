import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from oit.datasets.problems import DatasetError
from oit.datasets.schema import Column, ColumnType, Schema

from .schemas import PROCUREMENT, STORED, TYPED


def messages_of(rows):
    with pytest.raises(DatasetError) as caught:
        PROCUREMENT.clean(rows)
    return caught.value.messages


def cell(key, value):
    return PROCUREMENT.clean([{"work": "จ้างเหมา", key: value}])[0][key]


def test_what_was_typed_is_normalised():
    (row,) = PROCUREMENT.clean([TYPED])
    assert {key: row[key] for key in STORED} == STORED
    assert len(row["id"]) == 8


def test_cleaning_what_is_stored_changes_nothing():
    rows = PROCUREMENT.clean([TYPED, {"work": "เช่าเครื่องถ่ายเอกสาร", "bidders": 0}])
    assert PROCUREMENT.clean(json.loads(json.dumps(rows))) == rows


@pytest.mark.parametrize("nothing", ["", "-", "–", None, "  "])
def test_nothing_is_none_and_zero_is_a_number(nothing):
    assert cell("budget", nothing) is None
    assert cell("bidders", "0") == 0
    assert cell("budget", 0) == "0.00"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1,234,567.8", "1234567.80"),
        ("฿1,500", "1500.00"),
        ("1,500 บาท", "1500.00"),
        (0.1 + 0.2, "0.30"),
        (1500, "1500.00"),
    ],
)
def test_amounts_as_people_write_them(typed, stored):
    assert cell("budget", typed) == stored


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("signed", "5/10/2566", "2023-10-05"),
        ("signed", "๕ ตุลาคม พ.ศ. ๒๕๖๖", "2023-10-05"),
        ("signed", "2023-10-05", "2023-10-05"),
        ("month", "10/2566", "2023-10"),
        ("month", "2566-10", "2023-10"),
        ("month", "October 2023", "2023-10"),
        ("method", "E-Bidding", "e-bidding"),
        ("method", "Specific", "specific"),
        ("bidders", 4.0, 4),
        ("bidders", "๔", 4),
    ],
)
def test_dates_months_choices_and_counts(key, typed, stored):
    assert cell(key, typed) == stored


def test_text_keeps_its_lines_and_loses_what_no_database_takes():
    assert cell("work", "บริษัท ก\r\nบริษัท ข\x00\ud800 ") == "บริษัท ก\nบริษัท ข"


def test_ids_are_kept_given_once_and_the_order_stays():
    rows = PROCUREMENT.clean(
        [
            {"id": "0000000b", "work": "ข"},
            {"id": "0000000a", "work": "ก"},
            {"id": "0000000a", "work": "ค"},
            {"id": "<script>", "work": "ง"},
            {"id": ["x"], "work": "จ"},
        ]
    )
    ids = [row["id"] for row in rows]
    assert [row["work"] for row in rows] == ["ข", "ก", "ค", "ง", "จ"]
    assert ids[:2] == ["0000000b", "0000000a"]
    assert len(set(ids)) == 5


def test_empty_rows_are_dropped():
    assert PROCUREMENT.clean([{"id": "0000000a", "work": " ", "budget": "-"}, {}]) == []


def test_every_problem_is_said_by_row_and_column():
    with translation.override("en"):
        messages = messages_of(
            [
                {"work": "ซื้อวัสดุ", "budget": "100"},
                {"work": "จ้างเหมา", "budget": "two thousand", "bidders": "1.5"},
                {"budget": "1,50", "method": "ลับ"},
            ]
        )
    assert messages == [
        "Row 2, “Budget”: “two thousand” is not an amount. Write a number such as 1234.50.",
        "Row 2, “Bidders”: “1.5” is not a whole number. Write digits such as 12.",
        "Row 3, “Budget”: “1,50” is not an amount. Write a number such as 1234.50.",
        "Row 3, “Method”: “ลับ” is not one of the choices. Choose one of: Specific, e-bidding.",
    ]


def test_thai_editors_read_thai_headings():
    with translation.override("th"):
        (message,) = messages_of([{"work": "ก"}, {"work": "ข", "budget": "สองพัน"}])
    assert "วงเงิน" in message
    assert "สองพัน" in message
    assert "2" in message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("budget", "-1"),
        ("bidders", "-1"),
        ("budget", "1.005"),
        ("budget", "1e999999"),
        ("budget", float("nan")),
        ("budget", float("inf")),
        ("budget", "9" * 400),
        ("budget", True),
        ("budget", {"a": 1}),
        ("work", ["ก"]),
        ("work", "ก" * 5001),
        ("signed", "31/2/2566"),
        ("signed", "5 ต.ค. 66"),
        ("month", "13/2566"),
        ("month", "5/10/2566"),
    ],
)
def test_malformed_cells_are_refused(key, value):
    with pytest.raises(DatasetError) as caught:
        PROCUREMENT.clean([{key: value}])
    (problem,) = caught.value.problems
    assert (problem.row_number, problem.column_key) == (1, key)
    assert caught.value.as_json_data()["cells"] == [
        {"row": 0, "column": key, "message": problem.expected},
    ]


@pytest.mark.parametrize(
    "value", ["{", "nonsense", '{"a": 1}', "12", "[1]", '[["ก"]]', "[" * 100_000, "1" * 5000]
)
def test_what_is_no_table_is_one_clear_error(value):
    (message,) = messages_of(value)
    assert message


def test_unknown_columns_are_named():
    with translation.override("en"):
        (message,) = messages_of([{"work": "ก", "buget": "1"}])
    assert message.startswith("Row 1: “buget” is not a column of this table.")
    assert PROCUREMENT.without_unknown([{"id": "0000000a", "work": "ก", "old": 1}]) == [
        {"id": "0000000a", "work": "ก"}
    ]


def test_too_many_rows_is_one_message():
    with translation.override("en"):
        (message,) = messages_of([{"work": "ก", "budget": "x"}] * 51)
    assert message == "The table takes at most 50 rows and there are 51. Remove some rows."


def test_the_error_is_an_ordinary_validation_error():
    assert issubclass(DatasetError, ValidationError)


def test_required_cells_may_wait():
    rows = PROCUREMENT.clean([{"budget": "1"}])
    assert [(problem.row_number, problem.column_key) for problem in PROCUREMENT.missing(rows)] == [
        (1, "work")
    ]


def test_totals_add_what_is_there():
    rows = PROCUREMENT.clean([TYPED, {"work": "ข", "budget": "0.10"}])
    totals = PROCUREMENT.totals(rows)
    assert str(totals["budget"]) == "12345.60"
    assert totals["bidders"] == 3
    assert "balance" not in totals


@pytest.mark.parametrize("key", ["id", "two words", "a.b", "ก", ""])
def test_keys_that_cannot_be_columns(key):
    with pytest.raises(ValueError, match="column"):
        Column(key, "ก", "A")


def test_declarations_that_make_no_sense():
    with pytest.raises(ValueError, match="total"):
        Column("a", "ก", "A", ColumnType.TEXT, total=True)
    with pytest.raises(ValueError, match="same key"):
        Schema("s", "ก", "S", [Column("a", "ก", "A"), Column("a", "ข", "B")])
    with pytest.raises(ValueError, match="not a column"):
        Schema("s", "ก", "S", [Column("a", "ก", "A")], row_header="b")

"""What a file would change, row by row and cell by cell, before anybody accepts it."""

from oit import schemas
from oit.imports.comparing import CellChange, compare
from tests.oit.datasets.schemas import PROCUREMENT, STORED


def kept(row_id, **changes):
    return {"id": row_id, **STORED, **changes}


def new(**changes):
    return {**STORED, **changes}


def month(number, received, row_id=None):
    cells = {"month": f"2023-{number}", "received": received, "finished": 1, "in_progress": 0}
    return {"id": row_id, **cells} if row_id else cells


def test_the_same_rows_change_nothing_and_keep_their_ids():
    before = [kept("aaaaaaaa"), kept("bbbbbbbb", work="จ้างซ่อม")]

    comparison = compare(PROCUREMENT, before, [new(work="จ้างซ่อม"), new()])

    assert not comparison.changes_anything
    assert comparison.unchanged == 2
    assert [row["id"] for row in comparison.rows] == ["bbbbbbbb", "aaaaaaaa"]


def test_a_changed_cell_is_named_as_a_reader_sees_it():
    comparison = compare(PROCUREMENT, [kept("aaaaaaaa")], [new(budget="99.00", signed="2023-10-06")])

    (change,) = comparison.changed
    assert change.after["id"] == "aaaaaaaa"
    assert change.cells == (
        CellChange("Prices: Budget", "12,345.50", "99.00"),
        CellChange("Contract date", "5 Oct 2023", "6 Oct 2023"),
    )


def test_added_and_removed_rows_are_told_apart():
    comparison = compare(
        PROCUREMENT, [kept("aaaaaaaa")], [new(work="จ้างซ่อม", budget="1.00", bidders=9, method=None)]
    )

    assert [row["work"] for row in comparison.added] == ["จ้างซ่อม"]
    assert [row["id"] for row in comparison.removed] == ["aaaaaaaa"]
    assert len(comparison.rows[0]["id"]) == 8


def test_a_corrected_name_keeps_its_row():
    comparison = compare(PROCUREMENT, [kept("aaaaaaaa")], [new(work="ซื้อวัสดุสำนักงาน (แก้ไข)")])

    assert comparison.rows[0]["id"] == "aaaaaaaa"
    assert [cell.column for cell in comparison.changed[0].cells] == ["Work"]


def test_rows_are_matched_by_what_is_unique():
    before = [month(10, 1, "aaaaaaaa"), month(11, 2, "bbbbbbbb")]

    comparison = compare(schemas.COMPLAINTS, before, [month(11, 5), month(10, 1)])

    assert [row["id"] for row in comparison.rows] == ["bbbbbbbb", "aaaaaaaa"]
    assert [change.cells[0].after for change in comparison.changed] == ["5"]


def test_two_works_of_the_same_name_each_keep_a_row():
    before = [kept("aaaaaaaa", budget="1.00"), kept("bbbbbbbb", budget="2.00")]

    comparison = compare(PROCUREMENT, before, [new(budget="2.00"), new(budget="3.00")])

    assert [row["id"] for row in comparison.rows] == ["bbbbbbbb", "aaaaaaaa"]
    assert len(comparison.changed) == 1
    assert not comparison.removed


def test_columns_that_the_file_does_not_have_stay_as_they_are():
    without = {key: value for key, value in STORED.items() if key != "method"}

    comparison = compare(PROCUREMENT, [kept("aaaaaaaa")], [without], columns=set(without))

    assert not comparison.changes_anything
    assert comparison.rows[0]["method"] == "specific"


def test_into_an_empty_table_every_row_is_added():
    comparison = compare(PROCUREMENT, [], [new(), new()])

    assert len(comparison.added) == 2
    assert comparison.rows[0]["id"] != comparison.rows[1]["id"]

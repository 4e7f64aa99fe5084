"""The rows of the board as files."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.utils.translation import override

from oit.board.exports import WIDTHS, headings
from tests.admin_forms import edit_address

from .conftest import BOARD

pytestmark = pytest.mark.django_db


def of_csv(client, **chosen):
    response = client.get(f"{BOARD}export.csv", chosen)
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in response["Content-Disposition"]
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def of_xlsx(client, **chosen):
    response = client.get(f"{BOARD}export.xlsx", chosen)
    head, *rows = openpyxl.load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_two_columns_have_the_same_heading(language):
    with override(language):
        names = headings()
    assert len(set(names)) == len(names) == len(WIDTHS)


def test_both_have_the_rows_of_the_board(officer, o1, o15):
    rows = of_csv(officer)
    assert len(rows) == 25
    found = next(row for row in rows if row["Code"] == "O15")
    assert found["State"] == "Still missing"
    assert "December 2023: fill in the table" in found["What to do"]
    assert found["Address in the admin"] == f"http://testserver{edit_address(o15)}"
    assert found["Public address"] == o15.full_url
    in_excel = [
        {key: "" if value is None else str(value) for key, value in row.items()} for row in of_xlsx(officer)
    ]
    assert in_excel == [{key: value.replace("\r\n", "\n") for key, value in row.items()} for row in rows]


@pytest.mark.parametrize("export", [of_csv, of_xlsx])
def test_the_filters_hold_for_files_too(officer, o1, o15, export):
    assert [row["Code"] for row in export(officer, state="missing")] == ["O15"]


def test_in_thai(thai_officer, o15):
    content = thai_officer.get(f"{BOARD}export.csv").content.decode("utf-8-sig")
    assert "ธันวาคม 2566: " in content
    assert "สรุปผลการจัดซื้อจัดจ้าง" in content


def test_another_format_is_not_there(officer):
    assert officer.get(f"{BOARD}export.pdf").status_code == 404

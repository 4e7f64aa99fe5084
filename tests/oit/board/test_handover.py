"""The hand-over sheet on screen and as files."""

import pytest

from .conftest import BOARD, read, text

pytestmark = pytest.mark.django_db
SHEET = f"{BOARD}handover/"


def row(page, code):
    return next(each for each in page.select(".board-row") if text(each.h3).split()[0] == code)


def test_address_and_line_of_each_item(officer, o15):
    page = read(officer, SHEET)
    assert len(page.select(".board-row")) == 25
    shown = row(page, "O15")
    assert text(shown.find(id="address-O15")) == o15.full_url
    assert "O15 สรุปผลการจัดซื้อจัดจ้าง" in text(shown.find(id="line-O15"))
    for button in shown.select("button"):
        assert shown.find(id=button["data-copy"])
        assert button.has_attr("hidden")
    assert "Not published yet" in text(row(page, "O2"))


def test_the_board_leads_to_it(officer, o1):
    link = next(link for link in read(officer).select(".board a") if text(link) == "Hand-over sheet")
    assert link["href"].startswith(SHEET)


@pytest.mark.parametrize(("name", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("docx", b"PK")])
def test_files(officer, o1, name, start):
    response = officer.get(f"{SHEET}handover.{name}")
    assert response.status_code == 200
    assert response.content.startswith(start)
    assert f"handover-testserver-2567.{name}" in response["Content-Disposition"]


def test_another_format_is_not_there(officer):
    assert officer.get(f"{SHEET}handover.pdf").status_code == 404

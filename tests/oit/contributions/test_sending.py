"""An officer of a line of work opens the link on a phone, fills in the form, and sends it in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oit.contributions import steps
from oit.contributions.models import Contribution, Link, Reader, State
from oit.models import PowersPage
from tests.cms.pages import form_values, soup
from tests.factories import draft

from .conftest import ROW, STORED, rows, send

pytestmark = pytest.mark.django_db


def test_the_page_says_what_is_asked_by_whom_and_until_when(november, visitor):
    contribution, path = november
    contribution.due = timezone.localdate().replace(year=2567 - 543 + 10)
    contribution.save()
    response = visitor.get(path)
    shown = soup(response).main.text
    assert "พฤศจิกายน 2566" in shown
    assert contribution.wanted in shown
    assert "เจ้าหน้าที่เว็บไซต์ งานอำนวยการ" in shown
    assert "2577" in shown
    assert "ใจดี" not in shown
    assert soup(visitor.get(f"/en{path}")).html["lang"] == "en"


def test_nobody_keeps_the_page_or_is_told_of_it(november, visitor):
    response = visitor.get(november[1])
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies
    assert not send(visitor, november[1], "save").cookies


def test_the_database_holds_no_key_that_could_be_used(november):
    key = november[1].split("/")[2]
    stored = [str(value) for link in Link.objects.values_list() for value in link]
    assert len(key) > 40
    assert not any(key in value for value in stored)


@pytest.mark.parametrize("change", [lambda key: key[:-1], lambda key: key + "x", lambda key: "ก" * 20])
def test_a_link_that_was_not_given_out_shows_nothing(change, november, visitor):
    key = november[1].split("/")[2]
    response = visitor.get(november[1].replace(key, change(key)))
    assert response.status_code == 404
    assert november[0].wanted not in response.content.decode()


def test_the_link_of_one_station_shows_nothing_at_another(november, visitor, other_station):
    response = visitor.get(november[1], headers={"host": other_station.hostname})
    assert response.status_code == 404


def test_the_officers_link_does_not_open_the_heads_page(november, visitor):
    assert visitor.get(f"{november[1]}approval/").status_code == 404


def test_a_link_ends_a_while_after_the_due_day(november, visitor):
    contribution, path = november
    long_ago = timezone.now() - timedelta(days=60)
    Link.objects.update(made_at=long_ago)
    contribution.due = timezone.localdate(long_ago)
    contribution.save()
    for response in (visitor.get(path), send(visitor, path, text="สาย")):
        assert response.status_code == 410
        assert contribution.wanted not in response.content.decode()
    assert not Contribution.objects.get().saves


def test_a_withdrawn_request_says_so(november, visitor, officer_user):
    steps.withdraw(november[0], officer_user)
    response = visitor.get(f"/en{november[1]}")
    assert response.status_code == 410
    assert "withdrawn" in soup(response).main.text


def test_a_new_link_ends_the_one_before(november, visitor, officer_user):
    contribution, path = november
    new = steps.renew(contribution, Reader.OFFICER, officer_user).removeprefix("http://testserver")
    assert visitor.get(path).status_code == 404
    assert visitor.get(new).status_code == 200


def test_figures_with_thai_digits_and_dates_are_sent_in(november, visitor):
    contribution, path = november
    response = send(visitor, path, **rows(ROW))
    assert response.status_code == 302
    contribution.refresh_from_db()
    assert contribution.state == State.SENT
    (row,) = contribution.given.clean_rows
    assert {key: row[key] for key in STORED} == STORED
    assert "Sent in. Thank you." in soup(visitor.get(f"/en{path}?sent")).select_one("[role=status]").text


def test_what_is_wrong_is_named_by_row_and_column_and_nothing_is_lost(november, visitor):
    contribution, path = november
    wrong = {**ROW, "budget": "หมื่นสอง", "contract_date": "31/2/2567", "winner": ""}
    response = send(visitor, f"/en{path}", **rows(ROW, wrong))
    assert response.status_code == 422
    said = [line.text for line in soup(response).select(".error-summary li")]
    assert [line for line in said if "Row 2" in line and "Amount planned" in line and "not an amount" in line]
    assert [line for line in said if "Row 2" in line and "Contract date" in line]
    assert [line for line in said if "Row 2" in line and "Winner" in line and "Fill in this cell" in line]
    assert not [line for line in said if "Row 1" in line]
    page = soup(response)
    assert all(page.select_one(link["href"]) for link in page.select(".error-summary li a"))
    assert form_values(response, "#answer")["row-1-budget"] == ["หมื่นสอง"]
    contribution.refresh_from_db()
    assert contribution.state == State.ASKED
    assert contribution.content["rows"][1]["budget"] == "หมื่นสอง"
    assert form_values(visitor.get(path), "#answer")["row-1-budget"] == ["หมื่นสอง"]


def test_it_can_be_saved_unfinished_and_more_rows_asked_for(november, visitor):
    contribution, path = november
    response = send(visitor, path, "more", **rows({"work": "ค่าน้ำมัน"}))
    contribution.refresh_from_db()
    assert contribution.state == State.ASKED
    shown = visitor.get(response.url)
    values = form_values(shown, "#answer")
    assert values["row-0-work"] == ["ค่าน้ำมัน"]
    assert int(values["row-TOTAL_FORMS"][0]) == 6


def test_changing_what_was_sent_in_takes_it_back_until_it_is_sent_again(november, visitor):
    contribution, path = november
    send(visitor, path, **rows(ROW))
    send(visitor, path, **rows({**ROW, "work": ""}))
    contribution.refresh_from_db()
    assert contribution.state == State.ASKED
    send(visitor, path, **rows(ROW))
    contribution.refresh_from_db()
    assert contribution.state == State.SENT


def test_nothing_at_all_cannot_be_sent_in(november, visitor):
    response = send(visitor, f"/en{november[1]}", **rows({}))
    assert response.status_code == 422
    assert "nothing to send in yet" in soup(response).select_one(".error-summary").text


def test_that_there_was_nothing_is_stated_in_the_checklists_words(november, visitor):
    contribution, path = november
    assert "ไม่มีการจัดซื้อจัดจ้าง" in soup(visitor.get(path)).select_one("#answer").text
    assert send(visitor, path, nothing="on", **rows({})).status_code == 302
    contribution.refresh_from_db()
    assert (contribution.state, contribution.given.nothing) == (State.SENT, True)


def test_nothing_and_rows_at_once_is_a_mistake(november, visitor):
    response = send(visitor, f"/en{november[1]}", nothing="on", **rows(ROW))
    assert response.status_code == 422
    assert "one of the two is wrong" in soup(response).select_one(".error-summary").text


def test_nothing_to_report_is_not_taken_where_the_checklist_does_not_allow_it(asked, station, visitor):
    contribution, path = asked(draft(PowersPage, station), "duties-by-line", line_of_work="traffic")
    assert soup(visitor.get(path)).select_one("[name=nothing]") is None
    assert send(visitor, path, nothing="on").status_code == 422
    contribution.refresh_from_db()
    assert contribution.state == State.ASKED
    assert not contribution.given.nothing


def test_an_approved_part_can_be_read_and_not_changed(november, visitor, head):
    contribution, path = november
    send(visitor, path, **rows(ROW))
    steps.approve(contribution, 1, "สารวัตร", head)
    shown = soup(visitor.get(path))
    assert shown.select_one("#answer") is None
    assert "ร้านกมลาการช่าง" in shown.main.text
    send(visitor, path, **rows({**ROW, "work": "แก้ภายหลัง"}))
    contribution.refresh_from_db()
    assert contribution.content["rows"][0]["work"] == ROW["work"]
    assert contribution.state == State.APPROVED


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}])
def test_a_form_of_another_site_is_refused(headers, november, visitor):
    assert visitor.post(november[1], {"do": "save"}, headers=headers).status_code == 403


def test_control_characters_and_endless_texts_do_no_harm(asked, station, visitor):
    contribution, path = asked(draft(PowersPage, station), "powers")
    send(visitor, path, text="ก\0ข" + "ย" * 30_000)
    contribution.refresh_from_db()
    assert contribution.content["text"].startswith("กข")
    assert len(contribution.content["text"]) <= 20_000

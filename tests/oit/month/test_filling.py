import json

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from oit.years.closing import close_when_over
from tests.conftest import make_user
from tests.factories import document

from .conftest import draft, fill_address, typed, words

pytestmark = pytest.mark.django_db

WORK = "จ้างซ่อมเครื่องปรับอากาศ"
ROW = {
    "work": WORK, "budget": "12,500.-", "reference_price": "12500", "method": "specific",
    "bidders": "ร้านกมลาแอร์", "winner": "ร้านกมลาแอร์", "agreed_price": "12000", "reason": "ราคาต่ำสุด",
    "contract_number": "๑๒/๒๕๖๗", "contract_date": "14/11/2566",
}  # fmt: skip


def months(page):
    return {child.value["month"]: child.value for child in draft(page).months}


def test_only_that_month_is_changed_and_only_in_the_draft(officer, o15):
    address = fill_address(o15, "2023-11")
    before = months(o15)["2023-10"]["rows"]
    response = officer.post(address, {**typed(officer.get(address)), "months-rows": json.dumps([ROW])})
    assert response["Location"] == address
    found = months(o15)
    assert [row["work"] for row in found["2023-11"]["rows"]] == [WORK]
    assert found["2023-11"]["rows"][0]["budget"] == "12500.00"
    assert found["2023-10"]["rows"] == before
    assert [child.value["month"] for child in Page.objects.get(pk=o15.pk).specific.months] == ["2023-10"]


def test_nothing_to_report_is_stated_and_nothing_remains(officer, o15):
    address = fill_address(o15, "2023-11")
    assert "fill in the table" in words(officer.get(address))
    officer.post(address, {**typed(officer.get(address)), "months-nothing": "on"})
    assert months(o15)["2023-11"]["nothing"]
    assert "Nothing is missing of this month." in words(officer.get(address))


def test_nothing_and_rows_at_once_is_refused_beside_it_and_nothing_typed_is_lost(officer, o15):
    address = fill_address(o15, "2023-11")
    data = {**typed(officer.get(address)), "months-rows": json.dumps([ROW]), "months-nothing": "on"}
    response = officer.post(address, data)
    assert response.status_code == 422
    assert response.context["form"]["months"].value()["rows"][0]["work"] == WORK
    assert "2023-11" not in months(o15)


def test_submitting_asks_the_supervisor(officer, o15):
    address = fill_address(o15, "2023-11")
    data = {**typed(officer.get(address)), "months-nothing": "on", "do": "submit"}
    response = officer.post(address, data)
    assert response["Location"].startswith(reverse("month:months"))
    page = Page.objects.get(pk=o15.pk)
    assert page.workflow_in_progress
    assert page.current_workflow_task_state.revision_id == page.latest_revision_id
    # Going on while it waits is possible, and what is saved is what is asked about.
    address = fill_address(o15, "2023-12")
    officer.post(address, {**typed(officer.get(address)), "months-nothing": "on"})
    page = Page.objects.get(pk=o15.pk)
    assert page.current_workflow_task_state.revision_id == page.latest_revision_id


def test_two_officers_on_one_month_are_told_and_lose_nothing(officer, o15, station, client_for):
    address = fill_address(o15, "2023-11")
    second = client_for(make_user("second", station, "officer"))
    mine, theirs = typed(officer.get(address)), typed(second.get(address))
    second.post(address, {**theirs, "months-note": "ไม่มีการจัดซื้อในเดือนนี้", "months-nothing": "on"})
    response = officer.post(address, {**mine, "months-rows": json.dumps([ROW])})
    assert response.status_code == 409
    assert months(o15)["2023-11"]["nothing"]
    again = typed(response)
    assert WORK in again["months-rows"]
    officer.post(address, again)
    assert [row["work"] for row in months(o15)["2023-11"]["rows"]] == [WORK]


def test_two_officers_on_two_months_do_not_hinder_each_other(officer, o15, station, client_for):
    november, december = fill_address(o15, "2023-11"), fill_address(o15, "2023-12")
    mine = typed(officer.get(november))
    second = client_for(make_user("second", station, "officer"))
    second.post(december, {**typed(second.get(december)), "months-nothing": "on"})
    assert officer.post(november, {**mine, "months-nothing": "on"}).status_code == 302
    assert {"2023-10", "2023-11", "2023-12"} == set(months(o15))


def test_last_month_is_a_start_without_its_figures(officer, o15):
    october = months(o15)["2023-10"]["rows"][0]
    form = officer.get(fill_address(o15, "2023-11"), {"start": "previous"}).context["form"]
    (row,) = form["months"].value()["rows"]
    assert row["work"] == october["work"]
    assert row["method"] == october["method"]
    assert not any(
        row.get(name) for name in ("budget", "agreed_price", "contract_date", "contract_number", "id")
    )
    assert not form["months"].value()["files"]
    assert "2023-11" not in months(o15)


def test_the_figures_of_a_month_go_into_the_table_of_the_year(officer, o11):
    address = fill_address(o11, "2023-11")
    data = typed(officer.get(address))
    (empty,) = json.loads(data["cases"])
    assert "month" not in empty
    figures = {key: "๔" for key in draft(o11).cases[0] if key not in ("month", "id")}
    assert officer.post(address, {**data, "cases": json.dumps([figures])}).status_code == 302
    assert [(row["month"], row["life_reported"]) for row in draft(o11).cases] == [
        ("2023-10", 3),
        ("2023-11", 4),
    ]
    # The kinds of checkpoints that the form offers are no figures yet.
    assert draft(o11).checkpoints == []


def test_a_locked_page_and_a_closed_year_are_not_changed(officer, o15, supervisor_user, station, client_for):
    address = fill_address(o15, "2023-11")
    data = {**typed(officer.get(address)), "months-nothing": "on"}
    Page.objects.filter(pk=o15.pk).update(locked=True, locked_by=supervisor_user, locked_at=timezone.now())
    response = officer.post(address, data)
    assert "This page is locked" in words(response)
    assert response.context["form"]["months"].value()["nothing"]
    Page.objects.filter(pk=o15.pk).update(locked=False)
    close_when_over(o15.get_parent().specific, supervisor_user)
    assert officer.get(address).status_code == 302
    supervisor = client_for(supervisor_user)
    assert supervisor.post(address, data).status_code == 422
    assert set(months(o15)) == {"2023-10"}


@pytest.mark.parametrize("iso", ["2022-10", "ตุลาคม", "2023-13"])
def test_a_month_that_is_not_of_the_year_is_not_there(officer, o15, iso):
    assert officer.get(fill_address(o15, iso)).status_code in (302, 404)


def test_another_stations_officer_neither_sees_nor_changes_it(
    officer, o15, station, other_station, client_for
):
    theirs = client_for(make_user("theirs", other_station, "officer"))
    address = fill_address(o15, "2023-11")
    data = {**typed(officer.get(address)), "months-nothing": "on"}
    assert theirs.get(address).status_code in (302, 403, 404)
    assert theirs.post(address, data).status_code in (302, 403, 404)
    assert set(months(o15)) == {"2023-10"}
    assert theirs.get(reverse("month:months"), {"station": station.pk}).status_code == 403


def test_a_file_of_another_station_is_refused_beside_it(officer, o15, other_station):
    address = fill_address(o15, "2023-11")
    file = document(other_station, "pdf")
    row = {"deleted": "", "order": "0", "id": "", "value": str(file.pk)}
    data = {**typed(officer.get(address)), "months-rows": json.dumps([ROW]), "months-files-count": "1"}
    data |= {f"months-files-0-{name}": value for name, value in row.items()}
    response = officer.post(address, data)
    assert response.status_code == 422
    assert "another station" in str(response.context["form"].errors["months"])
    assert "2023-11" not in months(o15)

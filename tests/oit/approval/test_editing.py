"""A page that waits is not locked, is asked about again when it is edited, and comes back with a comment."""

import json

import pytest
from django.urls import reverse

from cms.models.stations import Role
from tests.admin_forms import edit_address, shown

from .conftest import answer, months_live, post, reread, review_address, submit, waits_for

pytestmark = pytest.mark.django_db


def test_a_preparer_goes_on_while_the_page_waits(o15, officer):
    submit(officer, o15)
    response = officer.get(edit_address(o15))
    assert not response.context["page_locked"]
    assert "lock" not in {tag for message in response.context["messages"] for tag in message.tags.split()}
    post(officer, o15, introduction="เพิ่มเติมระหว่างรอ")
    assert reread(o15).get_latest_revision_as_object().introduction == "เพิ่มเติมระหว่างรอ"


def test_an_edit_after_the_first_approval_goes_back_to_the_first_step(o18, officer, supervisor, chief):
    submit(officer, o18)
    answer(supervisor, o18)
    assert waits_for(o18) == Role.CHIEF
    post(officer, o18, introduction="แก้ไขอีกครั้ง")
    assert waits_for(o18) == Role.SUPERVISOR
    answer(supervisor, o18)
    answer(chief, o18)
    assert reread(o18).introduction == "แก้ไขอีกครั้ง"


def test_what_saving_by_itself_writes_over_is_not_approved_any_more(o18, officer, supervisor):
    submit(officer, o18)
    autosave(officer, o18, introduction="บันทึกอัตโนมัติ")
    revision = reread(o18).latest_revision
    answer(supervisor, o18)
    assert waits_for(o18) == Role.CHIEF
    autosave(officer, o18, introduction="แก้หลังอนุมัติ", overwrite_revision_id=str(revision.pk))
    assert reread(o18).latest_revision == revision
    assert waits_for(o18) == Role.SUPERVISOR


def autosave(client, page, **changes):
    data = {**shown(client.get(edit_address(page))), **changes}
    response = client.post(edit_address(page), data, headers={"accept": "application/json"})
    assert json.loads(response.content)["success"]


def test_nobody_approves_what_was_changed_while_they_read(o15, officer, supervisor):
    submit(officer, o15)
    version = supervisor.get(review_address(o15)).context["version"]
    post(officer, o15, introduction="แก้ไขระหว่างอ่าน")
    data = {"version": version, "comment": "เรียบร้อยดี", "approve": "1"}
    response = supervisor.post(review_address(o15), data)
    assert "was changed while you were reading" in response.content.decode()
    assert response.context["form"]["comment"].value() == "เรียบร้อยดี"
    assert waits_for(o15) == Role.SUPERVISOR
    assert months_live(o15) == ["2023-10"]
    answer(supervisor, o15)
    assert reread(o15).introduction == "แก้ไขระหว่างอ่าน"


def test_a_supervisor_mends_a_slip_and_approves_in_one_step(o15, officer, supervisor):
    submit(officer, o15)
    data = {"introduction": "แก้คำผิด", "workflow-action-name": "approve"}
    post(supervisor, o15, "action-workflow-action", **data)
    assert reread(o15).introduction == "แก้คำผิด"
    assert waits_for(o15) is None


def test_returning_needs_a_comment_and_publishes_nothing(o15, officer, supervisor):
    submit(officer, o15)
    response = answer(supervisor, o15, "reject")
    assert "Say what must be changed" in response.content.decode()
    assert waits_for(o15) == Role.SUPERVISOR
    answer(supervisor, o15, "reject", "ตัวเลขเดือนพฤศจิกายนไม่ตรง")
    assert waits_for(o15) is None
    assert months_live(o15) == ["2023-10"]
    page = officer.get(edit_address(o15))
    assert "Submit for approval" in page.content.decode()
    assert "Resubmit to" not in page.content.decode()
    submit(officer, o15, introduction="แก้แล้ว")
    answer(supervisor, o15)
    assert reread(o15).introduction == "แก้แล้ว"


def test_what_the_head_of_station_returned_is_checked_from_the_first_step(o18, officer, supervisor, chief):
    submit(officer, o18)
    answer(supervisor, o18)
    answer(chief, o18, "reject", "ขอให้แก้ถ้อยคำ")
    submit(officer, o18, introduction="แก้ถ้อยคำแล้ว")
    assert waits_for(o18) == Role.SUPERVISOR
    answer(supervisor, o18)
    answer(chief, o18)
    assert reread(o18).introduction == "แก้ถ้อยคำแล้ว"


def test_a_link_that_is_opened_late_says_who_answered(o15, officer, supervisor, chief):
    submit(officer, o15)
    answer(supervisor, o15)
    said = chief.get(review_address(o15)).content.decode()
    assert "is not waiting for approval" in said
    assert "สมหญิง ใจดี approved it" in said


def test_the_link_of_the_mail_leads_on_after_signing_in(o15, officer, client):
    submit(officer, o15)
    response = client.get(review_address(o15))
    assert response.status_code == 302
    assert response.url.endswith(f"next={review_address(o15)}")


def test_what_waits_is_listed_for_whoever_approves(o15, officer, supervisor, chief):
    assert supervisor.get(reverse("approval:waiting")).context["waiting"] == []
    submit(officer, o15)
    listed = supervisor.get(reverse("approval:waiting")).context["waiting"]
    assert [(each.page.pk, each.asked_by.username) for each in listed] == [(o15.pk, "officer")]
    assert f'href="{review_address(o15)}"' in supervisor.get("/admin/").content.decode()
    assert review_address(o15) not in chief.get("/admin/").content.decode()
    assert review_address(o15) not in officer.get("/admin/").content.decode()

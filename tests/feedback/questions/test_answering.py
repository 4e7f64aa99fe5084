"""From a question to the answer that its asker reads."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.log_actions import registry

from cms.mail.models import QueuedMail
from cms.mail.sending import deliver
from cms.models import User
from feedback.models import AnswerTemplate, Question
from tests.cms.pages import soup

from .conftest import ASKED, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt(client, question):
    """A function that opens the receipt page, as text."""

    def receipt(prefix=""):
        return soup(client.get(f"{prefix}/qa/receipt/{question.code}/")).select_one("main").text

    return receipt


def test_an_officer_finds_what_was_asked_and_cannot_change_it(officer, question, answer):
    listing = officer.get("/admin/snippets/feedback/question/").content.decode()
    assert "โดนใบสั่งเลขที่ 123" in listing
    page = officer.get(address("edit", question)).content.decode()
    assert ASKED in page
    assert "somchai@example.com" in page
    answer(text="ข้อความอื่น")
    question.refresh_from_db()
    assert question.text == ASKED


def test_the_asker_reads_the_state_and_then_the_answer(receipt, answer, question, officer_user):
    User.objects.filter(pk=officer_user.pk).update(position="สารวัตรจราจร")
    assert "We have your question" in receipt("/en")
    assert answer().status_code == 302
    assert "จ่ายได้ที่ธนาคาร" in receipt("/en")
    question.refresh_from_db()
    assert question.state == "answered"
    assert question.answered_at
    assert question.answered_by == "สารวัตรจราจร"


def test_nobody_reads_a_receipt_by_its_number_or_with_a_guessed_code(client, question):
    for guess in (str(question.pk), question.code[:-1], question.code.swapcase(), "x" * 22):
        assert client.get(f"/qa/receipt/{guess}/").status_code == 404


def test_a_receipt_is_kept_by_no_cache_and_found_by_no_search(client, question):
    response = client.get(f"/qa/receipt/{question.code}/")
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"
    assert not response.cookies


def test_the_receipt_of_another_station_is_not_found(client, question, other_station):
    response = client.get(f"/qa/receipt/{question.code}/", headers={"host": other_station.hostname})
    assert response.status_code == 404


def test_the_first_answer_counts_also_where_it_is_mended_later(answer, question):
    answer()
    question.refresh_from_db()
    first = question.answered_at
    answer("<p>แก้ไขคำตอบ</p>")
    question.refresh_from_db()
    assert question.answered_at == first
    assert "แก้ไขคำตอบ" in question.reply


def test_an_empty_answer_is_refused_beside_its_field(answer, question):
    response = answer("")
    assert response.status_code == 422
    assert response.context["form"].errors["reply"]
    question.refresh_from_db()
    assert question.state == "new"


def test_a_template_is_put_below_what_was_typed_and_nothing_is_stored(answer, question, station):
    template = AnswerTemplate.objects.create(site=station, title="e-Ticket", text_th="<p>ดูที่ e-Ticket</p>")
    response = answer("<p>เรียนคุณสมชาย</p>", do="insert", template=str(template.pk))
    shown = response.context["form"]["reply"].value()
    assert "เรียนคุณสมชาย" in str(shown)
    assert "ดูที่ e-Ticket" in str(shown)
    question.refresh_from_db()
    assert question.reply == ""


def test_a_template_of_another_station_cannot_be_put_in(answer, other_station):
    theirs = AnswerTemplate.objects.create(site=other_station, title="ลับ", text_th="<p>ลับเฉพาะ</p>")
    response = answer("<p>เรียน</p>", do="insert", template=str(theirs.pk))
    assert "ลับเฉพาะ" not in response.content.decode()


def test_a_question_is_given_to_an_officer_of_the_station_only(act, question, officer_user, admin_user):
    assert act("assign", person=admin_user.pk).status_code == 422
    assert act("assign", person=officer_user.pk).status_code == 302
    question.refresh_from_db()
    assert (question.assigned_to, question.state) == (officer_user, "assigned")
    act("assign", person="")
    question.refresh_from_db()
    assert (question.assigned_to, question.state) == (None, "new")


def test_notes_stay_with_the_officers_and_say_who_wrote_them(act, officer, receipt, question):
    act("note", note="ถามงานจราจรแล้ว รอคำตอบ")
    page = officer.get(address("edit", question)).content.decode()
    assert "ถามงานจราจรแล้ว" in page
    assert "สมหญิง" in page
    assert "ถามงานจราจรแล้ว" not in receipt()


def test_an_empty_note_is_refused_and_a_typed_one_is_not_lost(act):
    assert act("note", note=" ").status_code == 422
    assert "ก" * 50 in act("note", note="ก" * 2001).content.decode()


def test_a_declined_question_tells_its_asker_why_and_can_be_reopened(act, receipt, question, answer):
    act("decline", reason="case", words="โปรดติดต่อพนักงานสอบสวน")
    assert "โปรดติดต่อพนักงานสอบสวน" in receipt()
    assert "about a case" in receipt("/en")
    assert answer().status_code == 409
    act("reopen")
    assert answer().status_code == 302


def test_an_answered_question_is_not_declined_nor_taken_for_spam(act, answer, question):
    answer()
    act("decline", reason="unclear", words="")
    act("spam")
    question.refresh_from_db()
    assert question.state == "answered"


def test_the_history_says_who_did_what_and_keeps_nothing_of_what_was_asked(act, answer, officer, question):
    act("take")
    answer()
    page = soup(officer.get(address("edit", question))).select("ul.board-sentences")[-1].text
    assert "สมหญิง" in page
    logged = " ".join(f"{log.label} {log.data}" for log in registry.get_logs_for_instance(question))
    assert logged
    assert "สมชาย" not in logged
    assert "081" not in logged


def test_the_answer_is_mailed_only_when_an_officer_sends_it(act, answer, question, station):
    answer()
    assert not QueuedMail.objects.exists()
    act("send")
    queued = QueuedMail.objects.about(question).get()
    assert queued.to == "somchai@example.com"
    assert "จ่ายได้ที่ธนาคารและทาง e-Ticket" in queued.body
    assert f"/qa/receipt/{question.code}/" in queued.body
    deliver()
    assert mail.outbox[0].to == ["somchai@example.com"]


def test_without_an_answer_or_an_address_no_mail_is_written(act, answer, question):
    act("send")
    answer()
    Question.objects.filter(pk=question.pk).update(email="")
    act("send")
    assert not QueuedMail.objects.exists()


def test_erasing_a_question_leaves_its_days_and_nothing_of_the_asker(question, answer, act, client):
    answer()
    act("note", note="โทรหาแล้ว")
    code = question.code
    question.refresh_from_db()
    question.erase()
    question.refresh_from_db()
    assert (question.text, question.name, question.email, question.reply, question.code) == (
        "",
        "",
        "",
        "",
        None,
    )
    assert not question.notes.exists()
    assert question.answered_at
    assert client.get(f"/qa/receipt/{code}/").status_code == 404


def test_whoever_asks_what_is_held_sees_also_what_officers_wrote(question, answer, act):
    answer()
    act("note", note="โทรหาแล้ว")
    question.refresh_from_db()
    held = " ".join(str(text) for _label, text in question.personal_data())
    for words in (ASKED, "somchai@example.com", "จ่ายได้ที่ธนาคาร", "โทรหาแล้ว"):
        assert words in held


def test_an_officer_corrects_what_the_asker_gave(client_for, supervisor_user, question):
    address = reverse("privacy:correct", args=["feedback.question", question.pk])
    page = client_for(supervisor_user).get(address)
    assert page.status_code == 200
    assert "somchai@example.com" in page.content.decode()


def test_spam_is_erased_whole(question, act):
    act("spam")
    question.refresh_from_db()
    question.erase()
    assert not Question.objects.exists()

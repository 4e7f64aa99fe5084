"""What officers do with feedback: find it, look at it, answer it, publish what they choose."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.mail.models import QueuedMail
from feedback.models import Feedback
from tests.cms.pages import soup
from tests.factories import officer as officer_of

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailsnippets_feedback_feedback:list")
NAMED = "นายสมชาย ใจดี โทร 081-234-5678 พูดจาไม่ดี"


def edit_address(feedback):
    return reverse("wagtailsnippets_feedback_feedback:edit", args=[feedback.pk])


def listed(client, **filters):
    page = BeautifulSoup(client.get(LIST, filters).content, "html.parser")
    return [each.get_text(" ", strip=True) for each in page.select("main tbody tr")]


@pytest.fixture
def save(officer):
    """A function that saves feedback as an officer and gives the response."""

    def save(feedback, **fields):
        values = {"state": "seen", "reply": "", "published_text": "", "kept_reason": "", **fields}
        return officer.post(edit_address(feedback), values)

    return save


def test_spam_and_what_waits_are_kept_apart(officer, give):
    give(good="ปกติ")
    give(good="รอดู", unproven="no_proof")
    give(good="ขายของ", state="spam")
    assert [line for line in listed(officer) if "ปกติ" in line]
    assert len(listed(officer)) == 1
    assert "รอดู" in listed(officer, state="waiting")[0]
    assert "ขายของ" in listed(officer, state="spam")[0]
    assert "1" in soup(officer.get(LIST)).select_one("a[href*='state=waiting']").text


def test_the_list_leads_to_the_figures(officer):
    assert soup(officer.get(LIST)).select_one("header a[href$='/feedback/summary/']")


@pytest.mark.parametrize(
    "filters",
    [{"state": "new"}, {"service": "fine"}, {"line_of_work": "traffic"}, {"rating": "2"}, {"q": "ที่จอดรถ"}],
)
def test_feedback_is_found_by_what_it_is_about(officer, give, filters):
    give(good="อื่น ๆ")
    give(better="ที่จอดรถน้อย", state="new", service="fine", line_of_work="traffic", rating=2)
    found = listed(officer, **filters)
    assert len(found) == 1
    assert "ที่จอดรถน้อย" in found[0]


def test_feedback_is_found_by_its_month(officer, give, monkeypatch):
    newer = give()
    Feedback.objects.filter(pk=newer.pk).update(received_at="2026-10-31T20:00:00Z", good="พฤศจิกายน")
    Feedback.objects.filter(pk=give().pk).update(received_at="2026-10-31T16:00:00Z", good="ตุลาคม")
    assert "พฤศจิกายน" in listed(officer, month="2026-11")[0]
    assert "ตุลาคม" in listed(officer, month="2026-10")[0]


def test_whoever_saves_it_lets_it_in_and_has_looked_at_it(give, save):
    waiting = give(state="new", unproven="no_proof")
    assert save(waiting).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.unproven, waiting.state) == ("", "seen")
    spam = give(state="new", unproven="no_proof")
    save(spam, state="spam")
    spam.refresh_from_db()
    assert not Feedback.objects.let_in().filter(pk=spam.pk).exists()


def test_an_opened_one_says_what_was_sent_and_cannot_change_it(officer, give, save):
    feedback = give(good="รอไม่นาน", email="somchai@example.com", rating=2)
    page = officer.get(edit_address(feedback)).content.decode()
    assert "รอไม่นาน" in page
    assert "somchai@example.com" in page
    save(feedback, good="แก้", rating="5", email="x@example.com")
    feedback.refresh_from_db()
    assert (feedback.good, feedback.rating, feedback.email) == ("รอไม่นาน", 2, "somchai@example.com")


def test_an_answer_goes_out_only_when_an_officer_sends_it(give, save, officer_user):
    feedback = give(email="somchai@example.com", language="en")
    save(feedback, reply="Thank you.")
    assert not QueuedMail.objects.exists()
    save(feedback, reply="Thank you. The sign is up.", send_reply="on")
    mail = QueuedMail.objects.get()
    assert mail.to == "somchai@example.com"
    assert mail.subject.startswith("Answer from Kamala")
    assert "The sign is up." in mail.body
    assert mail.about == feedback
    feedback.refresh_from_db()
    assert (feedback.state, feedback.replied_by) == ("answered", officer_user)


def test_no_answer_is_offered_to_nobody(officer, give, save):
    feedback = give()
    assert "send_reply" not in officer.get(edit_address(feedback)).content.decode()
    save(feedback, reply="ขอบคุณ", send_reply="on")
    assert not QueuedMail.objects.exists()


def test_an_empty_answer_is_not_sent(give, save):
    response = save(give(email="somchai@example.com"), send_reply="on")
    assert response.context["form"].errors["reply"]
    assert not QueuedMail.objects.exists()


def test_a_comment_is_public_only_when_an_officer_chose_to(client, give, save):
    feedback = give(better="ที่จอดรถน้อย โทร 081-234-5678", email="a@example.com")
    assert "ที่จอดรถน้อย" not in client.get("/feedback/").content.decode()
    save(feedback, published="on", published_text="ที่จอดรถน้อย", reply="เพิ่มที่จอดแล้ว")
    for address in ("/feedback/", "/feedback/summary/2024-03/"):
        body = client.get(address).content.decode()
        assert "ที่จอดรถน้อย" in body
        assert "เพิ่มที่จอดแล้ว" in body
        assert "081-234-5678" not in body
        assert "a@example.com" not in body
    save(feedback, published_text="ที่จอดรถน้อย")
    assert "ที่จอดรถน้อย" not in client.get("/feedback/").content.decode()


@pytest.mark.parametrize("field", ["published_text", "reply"])
def test_personal_data_are_published_only_for_a_reason(client, give, save, field):
    feedback = give()
    texts = {"published_text": "พูดจาไม่ดี", "reply": "ตักเตือนแล้ว", field: NAMED}
    response = save(feedback, published="on", **texts)
    error = response.context["form"].errors[field][0]
    assert "081-234-5678" in error
    assert "นายสมชาย ใจดี" in error
    assert response.context["form"][field].value() == NAMED
    assert "นายสมชาย" not in client.get("/feedback/").content.decode()
    save(feedback, published="on", kept_reason="เป็นเจ้าหน้าที่ตามคำสั่งแต่งตั้ง", **texts)
    assert "นายสมชาย" in client.get("/feedback/").content.decode()


def test_spam_and_an_empty_comment_are_not_published(give, save):
    assert save(give(), published="on").context["form"].errors["published_text"]
    response = save(give(), published="on", published_text="ดี", state="spam")
    assert response.context["form"].errors["published"]


def test_what_is_erased_leaves_its_figures(client, give, save):
    feedback = give(good="รอไม่นาน", email="somchai@example.com", commended="สายตรวจ")
    save(feedback, reply="ขอบคุณ", send_reply="on")
    Feedback.objects.get(pk=feedback.pk).erase()
    feedback.refresh_from_db()
    assert (feedback.good, feedback.email, feedback.commended) == ("", "", "")
    assert feedback.rating == 4
    assert not QueuedMail.objects.exists()


def test_what_names_somebody_is_taken_back_when_it_is_erased(client, give, save):
    named, plain = give(), give()
    save(named, published="on", published_text=NAMED, kept_reason="ยินยอมแล้ว")
    save(plain, published="on", published_text="ที่จอดรถน้อย")
    for feedback in (named, plain):
        Feedback.objects.get(pk=feedback.pk).erase()
    body = client.get("/feedback/").content.decode()
    assert "นายสมชาย" not in body
    assert "ที่จอดรถน้อย" in body


def test_two_hundred_take_as_many_queries_as_one_page(officer, give, station, django_assert_max_num_queries):
    give(service_page=station.root_page)
    officer.get(LIST)
    with CaptureQueriesContext(connection) as few:
        officer.get(LIST)
    for _number in range(199):
        give(service_page=station.root_page, good="รอไม่นาน", state="new")
    with django_assert_max_num_queries(len(few)):
        officer.get(LIST)


def test_the_officer_that_somebody_commended_is_told_to_that_person_and_erased(give, station):
    praised = officer_of(station, name_th="วิชัย ใจซื่อ")
    feedback = give(commended_officer=praised, reply="เรียน คุณสมชาย")
    assert any("วิชัย" in text for _label, text in feedback.personal_data())
    feedback.erase()
    feedback.refresh_from_db()
    assert feedback.commended_officer is None
    assert feedback.reply == ""

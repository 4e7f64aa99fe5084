"""Officers see which mails did not go out and why, and send them again."""

import pytest

from cms.mail.models import MOST_TRIES, MailState, QueuedMail
from cms.mail.queue import queue_mail
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db

REFUSED = "550 ไม่มีตู้จดหมายนี้"


@pytest.fixture
def officer(client_for, officer_user):
    return client_for(officer_user)


@pytest.fixture
def failed(station):
    """A mail of Kamala that was given up."""
    mail = queue_mail(station, "somchai@example.com", "คำตอบเรื่องใบสั่ง", "จ่ายได้ที่ธนาคาร")
    QueuedMail.objects.filter(pk=mail.pk).update(tries=MOST_TRIES, error=REFUSED)
    return mail


def rows(response):
    return [" ".join(row.text.split()) for row in soup(response).select("main table tbody tr")]


def test_what_did_not_go_out_comes_first_with_what_the_server_said(officer, failed, station):
    queue_mail(station, "malee@example.com", "คำตอบอื่น", "ได้ค่ะ")
    first, second = rows(officer.get("/admin/mails/"))
    assert REFUSED in first
    assert "คำตอบเรื่องใบสั่ง" in first
    assert "malee@example.com" in second
    assert len(rows(officer.get("/admin/mails/", {"state": MailState.FAILED}))) == 1


def test_the_first_page_of_the_admin_says_so(officer, station):
    assert "/admin/mails/" not in soup(officer.get("/admin/")).select_one("main").decode()
    mail = queue_mail(station, "somchai@example.com", "คำตอบ", "ข้อความ")
    QueuedMail.objects.filter(pk=mail.pk).update(tries=1, error=REFUSED)
    first_page = soup(officer.get("/admin/")).select_one("main")
    assert REFUSED in first_page.text
    assert first_page.select_one('a[href="/admin/mails/"]')


def test_a_mail_is_read_and_sent_again(officer, failed):
    page = soup(officer.get(f"/admin/mails/{failed.pk}/"))
    assert "จ่ายได้ที่ธนาคาร" in page.text
    assert REFUSED in page.text
    assert officer.post(f"/admin/mails/{failed.pk}/").status_code == 302
    failed.refresh_from_db()
    assert failed.state == MailState.WAITING


def test_what_was_sent_is_not_sent_twice(officer, failed):
    QueuedMail.objects.filter(pk=failed.pk).update(sent_at=failed.queued_at)
    assert not soup(officer.get(f"/admin/mails/{failed.pk}/")).select("main form button")
    officer.post(f"/admin/mails/{failed.pk}/")
    failed.refresh_from_db()
    assert failed.state == MailState.SENT


def test_another_stations_mails_are_neither_listed_nor_shown_nor_sent(officer, other_station):
    theirs = queue_mail(other_station, "a@example.com", "ลับเฉพาะเพชรเกษม", "ลับ")
    QueuedMail.objects.filter(pk=theirs.pk).update(tries=MOST_TRIES)
    for response in (
        officer.get("/admin/mails/"),
        officer.get("/admin/"),
        officer.get(f"/admin/mails/{theirs.pk}/"),
        officer.post(f"/admin/mails/{theirs.pk}/"),
    ):
        assert "ลับเฉพาะเพชรเกษม" not in response.content.decode()
    theirs.refresh_from_db()
    assert theirs.tries == MOST_TRIES


def test_fifty_mails_take_no_more_queries_than_one(officer, failed, station, django_assert_max_num_queries):
    officer.get("/admin/mails/")
    with django_assert_max_num_queries(40) as few:
        officer.get("/admin/mails/")
    for number in range(49):
        queue_mail(station, f"a{number}@example.com", "คำตอบ", "ข้อความ")
    with django_assert_max_num_queries(len(few)):
        officer.get("/admin/mails/")

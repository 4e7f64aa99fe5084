"""What the public finds: the list, one question, the feed, the figures, and who answers."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from cms.models import Officer, StationSettings
from feedback.models import Question, QuestionSettings
from home.models import EServiceKind, EServicePage, EServicesIndexPage, Order
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db
BANGKOK = ZoneInfo("Asia/Bangkok")


def questions(response):
    found = soup(response).select("details.accordion:not(.privacy-notice) summary > span:first-child")
    return [summary.text for summary in found]


def data_of(response):
    """The block of data for search engines."""
    return json.loads(soup(response).select_one('script[type="application/ld+json"]').string)


def test_nobody_finds_a_published_question_by_the_words_that_were_left_out(client, published):
    published("จ่ายค่าปรับตามใบสั่งได้ที่ไหน")
    assert questions(client.get("/qa/", {"q": "ใบสั่ง"})) == ["จ่ายค่าปรับตามใบสั่งได้ที่ไหน"]
    assert questions(client.get("/qa/", {"q": "นายสมชาย"})) == []
    assert questions(client.get("/qa/", {"q": "081-234-5678"})) == []


def test_questions_are_found_by_words_in_any_order_and_by_category(client, published):
    published("แจ้งเอกสารหายที่ไหน", "<p>แจ้งที่ศูนย์บริการ</p>", category="inquiry")
    published("จ่ายค่าปรับที่ไหน", question_en="Where do I pay?", answer_en="<p>Here</p>")
    assert questions(client.get("/qa/", {"q": "ศูนย์บริการ เอกสาร"})) == ["แจ้งเอกสารหายที่ไหน"]
    assert questions(client.get("/qa/", {"category": "traffic"})) == ["จ่ายค่าปรับที่ไหน"]
    assert questions(client.get("/qa/", {"q": "ที่ไหน", "category": "inquiry"})) == ["แจ้งเอกสารหายที่ไหน"]
    assert questions(client.get("/en/qa/", {"q": "PAY"})) == ["Where do I pay?"]
    nothing = client.get("/qa/", {"q": "พาสปอร์ต"})
    assert not questions(nothing)
    assert soup(nothing).select_one("main p.panel")


def test_what_is_not_published_is_not_public(client, published):
    for state in ("new", "assigned", "answered", "declined", "spam"):
        hidden = published("คำถามที่ไม่เผยแพร่", state=state)
        assert client.get(f"/qa/{hidden.pk}/").status_code == 404
    assert not questions(client.get("/qa/"))
    assert "คำถามที่ไม่เผยแพร่" not in client.get("/qa/feed/").content.decode()


def test_a_question_of_another_station_is_not_found(client, published, other_station):
    theirs = published("คำถามของเพชรเกษม", site=other_station)
    assert client.get(f"/qa/{theirs.pk}/").status_code == 404
    assert not questions(client.get("/qa/"))


def test_each_answer_has_an_address_of_its_own_in_both_languages(client, published):
    one = published("ขอใบรับรองความประพฤติอย่างไร", "<p>ยื่นที่กองทะเบียน</p>")
    page = soup(client.get(f"/qa/{one.pk}/"))
    assert page.h1.text.strip() == "ขอใบรับรองความประพฤติอย่างไร"
    assert page.select_one('link[rel="canonical"]')["href"].endswith(f"/qa/{one.pk}/")
    assert "ยื่นที่กองทะเบียน" in page.select_one("main").text
    assert page.select_one('.language-switch a[lang="en"]')["href"] == f"/en/qa/{one.pk}/"
    english = soup(client.get(f"/en/qa/{one.pk}/"))
    assert english.h1.find(lang="th")
    assert english.h1.select(".thai-only")


def test_an_unknown_number_is_not_found_and_says_so(client, published):
    published("แจ้งเอกสารหายที่ไหน")
    response = client.get("/en/qa/987654/")
    assert response.status_code == 404
    assert "no answered question at this address" in soup(response).select_one("main .notice").text
    assert soup(response).select_one("form[method=post]")
    assert questions(response) == ["แจ้งเอกสารหายที่ไหน"]


def test_search_engines_are_told_questions_and_answers_and_nothing_that_ends_the_block(client, published):
    one = published("ค่าปรับ </script><b> เท่าไร", "<p>ดู <b>ใบสั่ง</b></p><p>แล้วจ่าย &amp; เก็บใบเสร็จ</p>")
    listed = client.get("/qa/")
    assert "</script><b>" not in listed.content.decode()
    data = data_of(listed)
    assert data["@type"] == "FAQPage"
    assert data["mainEntity"][0]["name"] == "ค่าปรับ </script><b> เท่าไร"
    assert data["mainEntity"][0]["acceptedAnswer"]["text"] == "ดู ใบสั่ง แล้วจ่าย & เก็บใบเสร็จ"
    single = data_of(client.get(f"/qa/{one.pk}/"))
    assert single["@type"] == "QAPage"
    assert single["mainEntity"]["answerCount"] == 1
    assert single["mainEntity"]["acceptedAnswer"]["url"] == f"http://testserver/qa/{one.pk}/"


def test_the_feed_tells_the_newest_answers_in_the_language_being_read(client, published):
    one = published("จ่ายค่าปรับที่ไหน", question_en="Where do I pay?", answer_en="<p>At the bank</p>")
    thai, english = (BeautifulSoup(client.get(f"{each}/qa/feed/").content, "xml") for each in ("", "/en"))
    assert [entry.title.text for entry in thai.select("item")] == ["จ่ายค่าปรับที่ไหน"]
    entry = english.select_one("item")
    assert entry.title.text == "Where do I pay?"
    assert entry.link.text.endswith(f"/en/qa/{one.pk}/")
    assert "At the bank" in entry.description.text


def test_those_who_answer_are_named_by_position_with_the_order(client, station):
    in_office = Officer.objects.create(
        site=station,
        name_th="สมชาย ใจดี",
        position_th="สารวัตรจราจร",
        position_en="Inspector, Traffic",
        live=True,
    )
    left = Officer.objects.create(
        site=station, name_th="สมศักดิ์", position_th="สารวัตรเก่า", in_office_until="2020-01-01"
    )
    QuestionSettings.for_site(station).officers.set([in_office, left])
    for number, day in (("9/2566", "2023-01-05"), ("15/2567", "2024-01-05")):
        Order.objects.create(
            site=station,
            number=number,
            date=day,
            subject_th="แต่งตั้งผู้ตอบคำถาม",
            purpose="social-media",
            live=True,
        )
    said = soup(client.get("/en/qa/")).select_one("section[aria-labelledby=who-answers]").text
    assert "Inspector, Traffic" in said
    assert "15/2567" in said
    assert "9/2566" not in said
    assert "within 7 working days" in said
    assert "สมชาย" not in said
    assert "สารวัตรเก่า" not in said


def test_a_question_about_a_case_is_led_elsewhere_and_not_stored(visitor, station):
    StationSettings.objects.filter(site=station).update(telephone="076000191")
    index = EServicesIndexPage.objects.descendant_of(station.root_page).get()
    service = EServicePage(title="ติดตามความคืบหน้าคดี", slug="case-tracking", kind=EServiceKind.CASE_TRACKING)
    index.add_child(instance=service)
    before = soup(visitor.client.get("/qa/")).select_one(".case-lead")
    assert before.select_one('a[href="/e-services/case-tracking/"]')
    assert before.select_one('a[href="tel:076000191"]')
    response = visitor.send("/qa/", category="case", question="คดีผมถึงไหนแล้ว", email="a@example.com")
    assert response.status_code == 422
    assert "คดีผมถึงไหนแล้ว" in soup(response).select_one("textarea").text
    assert soup(response).select_one(".field-invalid select")
    assert not Question.objects.exists()


def test_the_answer_times_show_how_they_were_reckoned(client, published, station):
    # Makha Bucha, Monday 26 February 2567, lies between Friday and Tuesday.
    received = datetime(2024, 2, 23, 15, tzinfo=BANGKOK)
    answered = datetime(2024, 2, 27, 9, tzinfo=BANGKOK)
    one = published("จ่ายค่าปรับที่ไหน", received_at=received, answered_at=answered, published_at=answered)
    published("ยังไม่ตอบ", state="new", received_at=received, answered_at=None)
    page = soup(client.get("/en/qa/times/"))
    cells = [cell.text for cell in page.select("tbody tr td")]
    assert cells == ["2", "1", "1", "0", "1", "1", "1 ÷ 1 = 1.0"]
    assert "February 2024" in page.select_one("tbody th").text
    reckoned = " ".join(page.select_one("details li").text.split())
    assert "4 days − 2 days of weekends − 1 (Makha Bucha" in reckoned
    assert reckoned.endswith("= 1 working day")
    assert "1 working day" in soup(client.get(f"/en/qa/{one.pk}/")).select_one("main").text


def test_spam_and_what_nobody_looked_at_are_in_no_figure(client, published):
    published("ขยะ", state="spam", answered_at=None)
    published("ยังไม่ได้ดู", state="new", unproven="no_proof", answered_at=None)
    assert not soup(client.get("/qa/times/")).select("table")


def test_the_page_takes_the_same_queries_for_ten_answers_as_for_one(
    client, published, django_assert_max_num_queries, station
):
    link = f'<p><a linktype="page" id="{station.root_page_id}">หน้าแรก</a></p>'
    published("คำถาม 1", link)
    client.get("/qa/")
    with django_assert_max_num_queries(20) as first:
        client.get("/qa/")
    for number in range(2, 11):
        published(f"คำถาม {number}", link)
    with django_assert_max_num_queries(len(first)):
        client.get("/qa/")

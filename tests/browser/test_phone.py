"""A visitor on a narrow phone whose browser runs no JavaScript can do all that the public can do."""

import re
import time

import pytest
from django.core.signing import TimestampSigner, b62_encode
from playwright.sync_api import expect

from cms.public_forms.forms import SALT

from .server import SECRET_KEY

pytestmark = pytest.mark.browser

QUESTION = "รถถูกยกไปเมื่อคืน ติดต่อรับคืนได้ที่ไหน"
COMMENT = "ป้ายห้องชำระค่าปรับหายาก ขอป้ายที่ลานจอดรถ"


class EarlierSigner(TimestampSigner):
    """Signs as the site did a minute ago."""

    def timestamp(self):
        return b62_encode(int(time.time()) - 60)


def a_minute_passes(form, form_class):
    """Makes the form one that was opened a minute ago, as it is when a person has filled it in."""
    token = EarlierSigner(key=SECRET_KEY, salt=SALT).sign_object(form_class)
    form.locator("[name=shown_at]").evaluate("(field, token) => { field.value = token; }", token)


def test_the_menu_opens_leads_on_and_closes(phone_visitor):
    phone_visitor.goto("/")
    menu = phone_visitor.get_by_role("navigation", name="เมนูหลัก")
    expect(menu).to_be_hidden()
    phone_visitor.get_by_role("button", name="เมนู", exact=True).click()
    expect(menu).to_be_visible()
    menu.get_by_role("button", name="ปิดเมนู").click()
    expect(menu).to_be_hidden()

    phone_visitor.get_by_role("button", name="เมนู", exact=True).click()
    menu.get_by_role("link", name="ข้อมูลสาธารณะ").click()
    expect(phone_visitor).to_have_url(re.compile(r"/oit/$"))

    phone_visitor.get_by_role("button", name="เมนู", exact=True).click()
    menu.get_by_role("searchbox").fill("ITA")
    menu.get_by_role("button", name="ค้นหา").click()
    expect(
        phone_visitor.get_by_role("main").get_by_role("link", name=re.compile("ITA")).first
    ).to_be_visible()


def test_every_page_opens(phone_visitor, site):
    for url in site.page_urls():
        assert phone_visitor.goto(url, wait_until="domcontentloaded").status == 200, url
        expect(phone_visitor.get_by_role("heading", level=1)).to_be_visible()


def test_a_question_is_asked_again_until_it_can_be_taken(phone_visitor):
    # A page made for this visitor alone: on one that is kept, the time began with an earlier reader.
    phone_visitor.goto("/qa/?from=sign")
    form = phone_visitor.get_by_role("form", name="ถามคำถาม")
    send = form.get_by_role("button")
    form.locator("[name=category]").select_option("traffic")
    form.get_by_label("คำถามของคุณ").fill(QUESTION)
    form.get_by_label(re.compile("อีเมล")).fill("somsri@")
    send.click()
    summary = phone_visitor.get_by_role("alert")
    expect(summary).to_contain_text("ส่งเร็วเกินไป")
    expect(summary).to_contain_text("name@example.com")
    expect(form.get_by_label("คำถามของคุณ")).to_have_value(QUESTION)
    expect(form.get_by_label(re.compile("อีเมล"))).to_have_value("somsri@")

    summary.get_by_role("link").click()
    expect(form.get_by_label(re.compile("อีเมล"))).to_be_in_viewport()
    form.get_by_label(re.compile("อีเมล")).fill("somsri@example.com")
    a_minute_passes(form, "AskForm")
    send.click()
    expect(phone_visitor).to_have_url(re.compile(r"/qa/receipt/[\w-]{22}/"))
    expect(phone_visitor.get_by_role("main")).to_contain_text(QUESTION)


def test_feedback_without_a_rating_says_so_beside_it_and_keeps_the_rest(phone_visitor):
    phone_visitor.goto("/feedback/")
    form = phone_visitor.get_by_role("main").locator("form").filter(has=phone_visitor.get_by_role("radio"))
    form.locator("[name=good]").fill(COMMENT)
    a_minute_passes(form, "FeedbackForm")
    form.get_by_role("button").click()

    rating = form.get_by_role("group", name=re.compile("คุณพอใจ"))
    expect(rating).to_contain_text("เลือกคะแนนความพึงพอใจ")
    expect(form.get_by_role("alert")).not_to_contain_text("ส่งเร็วเกินไป")
    expect(form.locator("[name=good]")).to_have_value(COMMENT)

    rating.get_by_role("radio", name=re.compile("^4 ")).check()
    form.locator("[name=service]").select_option("report")
    form.get_by_role("button").click()
    expect(phone_visitor).to_have_url(re.compile(r"/feedback/thanks/"))
    expect(phone_visitor.get_by_role("status")).to_contain_text("ขอบคุณ")


def test_whether_a_page_helped_is_said_with_one_press(phone_visitor):
    phone_visitor.goto("/e-services/fines/")
    phone_visitor.locator(".page-feedback button[value=no]").click()
    expect(phone_visitor).to_have_url(re.compile(r"/feedback/page/\?page=.*fines.*useful=no"))
    expect(phone_visitor.get_by_role("status").first).to_be_visible()
    expect(phone_visitor.locator("main [name=page]")).to_have_value("/e-services/fines/")

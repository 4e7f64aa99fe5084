"""The proof of work never stands between a person and the station, whatever goes wrong with it."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .test_phone import a_minute_passes

pytestmark = pytest.mark.browser

SENT = re.compile(r"/qa/(thanks|receipt)/")
CHALLENGE = "**/public-forms/challenge/**"


@pytest.fixture
def form(new_page):
    """The form to ask a question, filled in on a phone; ``form.page.problems``: what the browser complains of."""
    page = new_page(viewport=PHONE, has_touch=True)
    page.problems = []
    page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto("/qa/")
    return page.locator("#ask")


def fill_in(form):
    form.locator("[name=category]").select_option("traffic")
    form.locator("[name=question]").fill("รถถูกยกไปเมื่อคืน ติดต่อรับคืนได้ที่ไหน")
    a_minute_passes(form, "AskForm")


def test_the_proof_is_there_before_the_button_is_pressed(form):
    fill_in(form)
    expect(form.locator("[name=altcha]")).not_to_have_value("")
    expect(form.locator(".form-status")).to_be_empty()
    form.locator("button[type=submit]").click()
    expect(form.page).to_have_url(SENT)
    assert form.page.problems == []


def test_who_presses_sooner_is_told_and_it_is_sent_by_itself(form):
    held = []
    form.page.route(CHALLENGE, lambda route: held.append(route))
    fill_in(form)
    form.locator("button[type=submit]").click()
    expect(form.get_by_role("status")).to_contain_text(re.compile("รอสักครู่|One moment"))
    expect(form.locator("[name=question]")).to_have_value(re.compile("รถถูกยก"))
    form.locator("button[type=submit]").click()
    held[0].continue_()
    expect(form.page).to_have_url(SENT)
    assert len(held) == 1


@pytest.mark.parametrize("failure", ["no connection", "an error", "nonsense"])
def test_without_a_challenge_the_form_is_sent_all_the_same(form, failure):
    answer = {
        "no connection": lambda route: route.abort(),
        "an error": lambda route: route.fulfill(status=500, body="<h1>500</h1>"),
        "nonsense": lambda route: route.fulfill(json={"parameters": {"nonce": "xyz"}}),
    }[failure]
    form.page.route(CHALLENGE, answer)
    fill_in(form)
    form.locator("button[type=submit]").click()
    expect(form.page).to_have_url(SENT)


def test_the_notice_opens_and_leads_to_the_page_about_personal_data(form):
    notice = form.locator(".privacy-notice")
    notice.locator("summary").click()
    expect(notice).to_contain_text("2562")
    notice.get_by_role("link", name=re.compile("ทั้งหมด|All about")).click()
    expect(form.page).to_have_url(re.compile(r"/privacy/$"))
    expect(form.page.locator("#kind-question")).to_be_visible()

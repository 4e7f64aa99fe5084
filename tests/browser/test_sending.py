"""A form breaks off at the very moment it is sent: it stays with all that was typed, and is sent again."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE, enter, sign_in_on_top

pytestmark = pytest.mark.browser

TEMPLATES = "/admin/snippets/feedback/answertemplate/"
ADD = f"{TEMPLATES}add/"
PERSON = "/admin/snippets/cms/officer/add/"
DETAILS = {"rank_th": "พ.ต.ท.", "name_th": "ทดสอบ สายหลุด", "position_th": "สารวัตร"}
TEXT = "ผู้เสียหายนำบัตรประชาชนมาแจ้งความได้ทุกสถานี ตลอด 24 ชั่วโมง"


def once(page, address, break_it):
    """Has the first form that is sent to ``address`` broken by ``break_it``; the others go through."""
    sent = []

    def route_it(route):
        if route.request.method != "POST":
            return route.continue_()
        sent.append(route.request)
        return break_it(route) if len(sent) == 1 else route.continue_()

    page.route(f"**{address}", route_it)
    return sent


def dropped(route):
    route.abort("connectionreset")


def answered_by_the_proxy(route):
    route.fulfill(status=502, body="Bad Gateway")


def answer_lost(route):
    route.fetch()
    route.abort("connectionreset")


def write(page, title):
    """Writes an answer template: a form that Wagtail does not keep by itself."""
    page.goto(ADD)
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(TEXT)
    # Wagtail's editor puts it into the form a moment later.
    expect(page.locator("[name=text_th]")).to_have_value(re.compile(TEXT))
    page.locator("#id_title").fill(title)


def has_all(page, title):
    expect(page.locator("#id_title")).to_have_value(title)
    expect(page.locator(".public-DraftEditor-content").first).to_have_text(TEXT)


def save(page):
    page.locator("footer button[type=submit]").first.click()


@pytest.mark.parametrize(
    ("size", "break_it", "button", "name"),
    [
        (PHONE, dropped, "back", "สายหลุด ขณะส่ง"),
        (DESK, answered_by_the_proxy, "again", "เครื่องแม่ข่าย ไม่ตอบ"),
        (PHONE, answer_lost, "again", "คำตอบ หายไป"),
    ],
    ids=["dropped", "bad gateway", "answer lost"],
)
def test_what_breaks_as_it_is_sent_stays_and_is_taken_once(sign_in, axe, size, break_it, button, name):
    supervisor = sign_in("kamala-supervisor")
    supervisor.set_viewport_size(size)
    sent = once(supervisor, ADD, break_it)
    write(supervisor, name)
    save(supervisor)
    dialog = supervisor.locator("dialog[open]")
    expect(dialog).to_be_visible()
    assert axe.faults(supervisor) == []
    has_all(supervisor, name)
    dialog.locator(f"[value={button}]").click()
    if button == "back":
        has_all(supervisor, name)
        save(supervisor)
    expect(supervisor.locator(".messages")).to_contain_text(name)
    assert len(sent) == 2
    supervisor.goto(TEMPLATES)
    expect(supervisor.locator("table.listing tbody tr", has_text=name)).to_have_count(1)


def test_what_is_wrong_is_said_beside_it_and_all_stays(sign_in):
    supervisor = sign_in("kamala-supervisor")
    write(supervisor, "")
    save(supervisor)
    expect(supervisor.locator("#panel-child-title-errors, .error-message").first).to_be_visible()
    has_all(supervisor, "")
    supervisor.locator("#id_title").fill("แก้ไขแล้ว ส่งได้")
    save(supervisor)
    expect(supervisor.locator(".messages")).to_contain_text("แก้ไขแล้ว ส่งได้")


@pytest.fixture
def unanswered(sign_in):
    """The page of somebody who sent a form with a mistake, when the connection broke before its answer was shown."""
    supervisor = sign_in("kamala-supervisor")
    broken = []

    def route_it(route):
        if route.request.is_navigation_request() and route.request.method == "POST" and not broken:
            broken.append(route.request)
            return dropped(route)
        return route.continue_()

    supervisor.route(f"**{ADD}", route_it)
    write(supervisor, "")
    save(supervisor)
    # The browser's own page, which is not of the site.
    expect(supervisor.locator("#id_title")).to_have_count(0)
    supervisor.wait_for_url("chrome-error://**")
    return supervisor


def is_taken_once_it_is_right(page, title):
    expect(page.locator("#panel-child-title-errors, .error-message").first).to_be_visible()
    has_all(page, "")
    page.locator("#id_title").fill(title)
    save(page)
    expect(page.locator(".messages")).to_contain_text(title)
    page.goto(TEMPLATES)
    expect(page.locator("table.listing tbody tr", has_text=title)).to_have_count(1)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_break_before_the_answer_is_over_with_reloading(unanswered):
    unanswered.reload()
    is_taken_once_it_is_right(unanswered, "โหลดใหม่ แล้วแก้")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_had_no_answer_is_brought_back_on_whatever_page_comes_next(unanswered, axe, size):
    unanswered.set_viewport_size(size)
    unanswered.go_back()
    dialog = unanswered.locator("dialog[open]")
    expect(dialog).to_be_visible()
    assert axe.faults(unanswered) == []
    # Put off by closing it: it is offered again.
    unanswered.keyboard.press("Escape")
    unanswered.goto(TEMPLATES)
    dialog.locator("[value=again]").click()
    is_taken_once_it_is_right(unanswered, f"นำกลับมา แล้วแก้ {size['width']}")


def test_what_had_no_answer_is_thrown_away_where_it_is_not_wanted(unanswered):
    unanswered.goto("/admin/")
    unanswered.locator("dialog[open] [value=discard]").click()
    unanswered.goto(ADD)
    expect(unanswered.locator("#id_title")).to_be_visible()
    expect(unanswered.locator("dialog[open]")).to_have_count(0)


def test_what_had_no_answer_is_for_nobody_else_at_this_screen(unanswered):
    unanswered.context.clear_cookies()
    unanswered.goto("/admin/")
    enter(unanswered, "kamala-officer")
    unanswered.locator("#put_off").click()
    expect(unanswered.locator("#session-guard")).to_be_attached()
    unanswered.goto(TEMPLATES)
    expect(unanswered.locator("dialog[open]")).to_have_count(0)
    assert unanswered.evaluate("sessionStorage.length") == 0


def test_a_session_that_ends_as_the_form_is_sent_is_taken_up_on_top_of_it(sign_in):
    supervisor = sign_in("kamala-supervisor")

    def end_the_session(route):
        supervisor.context.clear_cookies()
        route.abort("connectionreset")

    once(supervisor, ADD, end_the_session)
    write(supervisor, "เซสชันหมด ขณะส่ง")
    save(supervisor)
    supervisor.locator("dialog[open] [value=again]").click()
    sign_in_on_top(supervisor, "kamala-supervisor")
    expect(supervisor.locator(".messages")).to_contain_text("เซสชันหมด ขณะส่ง")


def test_the_directory_of_officers_is_no_exception(sign_in):
    officer = sign_in("kamala-officer")
    officer.goto(PERSON)
    # Wagtail would keep it first: here the button is what is tried.
    officer.locator("#w-editor-form").evaluate("(form) => { form.dataset.wAutosaveActiveValue = 'false'; }")
    once(officer, PERSON, dropped)
    for field, text in DETAILS.items():
        officer.locator(f"#id_{field}").fill(text)
    save(officer)
    officer.locator("dialog[open] [value=back]").click()
    for field, text in DETAILS.items():
        expect(officer.locator(f"#id_{field}")).to_have_value(text)
    save(officer)
    expect(officer.locator(".messages")).to_contain_text(DETAILS["name_th"])

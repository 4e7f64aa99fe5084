"""A question on its way: asked on a phone, answered in the admin, and found by its asker and by everybody."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .steps import go_on
from .test_phone import a_minute_passes

pytestmark = pytest.mark.browser
LIST = "/admin/snippets/feedback/question/"
WORDS = {
    "": ("ขอใช้ลานหน้าสถานีจัดงานชุมชนได้ไหม", "ได้ โปรดยื่นหนังสือล่วงหน้า 7 วัน"),
    "/en": ("May we use the yard of the station for a fair?", "Yes. Write to us a week before."),
}
TELEPHONE = "081-234-5678"


@pytest.fixture
def asker(new_page):
    """A function that opens a page for somebody on a phone, with or without JavaScript."""

    def asker(scripted):
        return new_page(viewport=PHONE, java_script_enabled=scripted, has_touch=True)

    return asker


def ask(page, prefix, question, scripted=False):
    """Asks the question, and leaves the page at the receipt."""
    page.goto(f"{prefix}/qa/")
    form = page.locator("#ask")
    form.locator("[name=category]").select_option("administration")
    form.locator("[name=question]").fill(question)
    form.locator("[name=email]").fill("somsri@example.com")
    a_minute_passes(form, "AskForm")
    if scripted:
        expect(form.locator("[name=altcha]")).not_to_have_value("")
    form.locator("button[type=submit]").click()
    expect(page).to_have_url(re.compile(rf"{prefix}/qa/receipt/[\w-]{{22}}/"))


def write(page, place, words):
    """Types into the rich text field at ``place``, and waits until the form has it."""
    field = page.locator(".public-DraftEditor-content").nth(place)
    field.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    hidden = page.locator("input[type=hidden][name^=answer_], input[type=hidden][name=reply]").nth(place)
    expect(hidden).to_have_value(re.compile(re.escape(words[-10:])))


def wide(page):
    return page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]


@pytest.mark.parametrize("scripted", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("prefix", ["", "/en"], ids=["Thai", "English"])
def test_a_question_is_asked_answered_and_found(prefix, scripted, asker, sign_in, axe):
    question, answer = WORDS[prefix]
    question = f"{question} ({'JS' if scripted else 'no JS'})"
    visitor = asker(scripted)
    ask(visitor, prefix, f"{question} {TELEPHONE}", scripted)
    expect(visitor.get_by_role("status")).to_be_visible()

    officer = sign_in("kamala-officer")
    officer.set_viewport_size(PHONE)
    officer.goto(f"{LIST}?queue={'waiting' if scripted else 'not-looked-at'}")
    assert not wide(officer)
    go_on(officer.get_by_role("link", name=re.compile(re.escape(question))))
    assert axe.faults(officer) == []
    if not scripted:
        officer.locator("button[value=look_at]").click()
    officer.locator("a[href*='/answer/']").click()
    write(officer, 0, answer)
    officer.locator("button[name=do][value=publish]").click()
    officer.locator("button[name=do][value=publish]").click()
    expect(officer.locator(".w-field__errors").filter(has_text=TELEPHONE)).to_be_visible()
    officer.locator(f"[name=question_{'en' if prefix else 'th'}]").fill(question)
    officer.locator("button[name=do][value=publish]").click()
    expect(officer).to_have_url(re.compile(r"/edit/\d+/$"))
    # Without Wagtail's message, which is still being faded in.
    officer.reload()
    assert axe.faults(officer) == []
    assert not wide(officer)

    visitor.reload()
    expect(visitor.get_by_role("main")).to_contain_text(answer)
    visitor.goto(f"{prefix}/qa/")
    expect(visitor.locator("details.accordion summary").filter(has_text=question)).to_be_visible()
    feed = visitor.request.get(f"{prefix}/qa/feed/").text()
    assert answer.split()[0] in feed
    assert question.split("(")[0].strip() in feed
    assert TELEPHONE not in feed
    assert visitor.context.cookies() == []


def test_everyone_can_use_the_receipt_the_figures_and_one_answer(asker, axe):
    page = asker(True)
    ask(page, "/en", WORDS["/en"][0])
    faults = [axe.faults(page)]
    for path in ("/qa/times/", "/en/qa/times/", "/qa/1/", "/en/qa/1/"):
        page.goto(path)
        faults.append(axe.faults(page))
        assert not wide(page)
    assert not [fault for each in faults for fault in each]


def test_choosing_a_case_shows_where_to_go(asker):
    page = asker(False)
    page.goto("/qa/")
    lead = page.locator(".case-lead")
    expect(lead.get_by_role("link").first).to_be_visible()
    before = lead.evaluate("each => getComputedStyle(each).backgroundColor")
    page.locator("[name=category]").select_option("case")
    assert lead.evaluate("each => getComputedStyle(each).backgroundColor") != before

"""What goes wrong in an officer's day: nothing that was typed is lost, and the officer is told what to do."""

import re

import pytest
from playwright.sync_api import expect

from tests.pictures import jpeg

from .conftest import PHONE, sign_in_on_top
from .steps import go_on

pytestmark = pytest.mark.browser

NEWS = "/news/"
# Says in the page since when Wagtail looks for changes. It begins twice, one moment after the other.
WATCH = """document.addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.watched = performance.now();
});"""
IS_WATCHED = "performance.now() - Number(document.documentElement.dataset.watched ?? Infinity) > 1000"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal style='margin-left:1in;mso-list:l0 level1'><span style='font-family:"TH SarabunPSK";color:red'>
ประกาศจาก <b>Word</b><o:p></o:p></span></p><!--EndFragment--></body></html>"""


@pytest.fixture
def new_post(site):
    """A function that opens the form of a new news post with a title in it; its address follows by itself."""

    def new_post(page, title):
        page.goto(f"/admin/pages/add/home/newspage/{site.page_ids['localhost' + NEWS]}/")
        page.locator("#id_title").fill(title)

    return new_post


def save(page):
    page.locator("footer .action-save").first.click()


def without_autosave(page):
    """Wagtail would keep the draft first: here the button is what is tried."""
    page.locator("#page-edit-form").evaluate("(form) => { form.dataset.wAutosaveActiveValue = 'false'; }")


def is_saved(page, title):
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.goto(page.url)
    expect(page.locator("#id_title")).to_have_value(title)


def test_without_a_connection_the_form_stays_and_is_saved_later(sign_in, new_post, axe):
    officer = sign_in("kamala-officer")
    new_post(officer, "สายหลุดขณะบันทึก")
    without_autosave(officer)
    officer.context.set_offline(True)
    save(officer)
    dialog = officer.locator("dialog[open]")
    expect(dialog).to_be_visible()
    assert axe.faults(officer) == []
    dialog.locator("[value=back]").click()
    expect(officer.locator("#id_title")).to_have_value("สายหลุดขณะบันทึก")
    save(officer)
    expect(dialog).to_be_visible()
    officer.context.set_offline(False)
    dialog.locator("[value=again]").click()
    is_saved(officer, "สายหลุดขณะบันทึก")


def test_a_session_that_ended_gives_the_form_back_with_everything_in_it(sign_in, new_post):
    officer = sign_in("kamala-officer")
    officer.set_viewport_size(PHONE)
    new_post(officer, "เซสชันหมดอายุ")
    without_autosave(officer)
    officer.locator("#id_introduction").fill("ข้อความยาวที่พิมพ์ไว้นาน")
    officer.context.clear_cookies()
    save(officer)
    expect(officer.locator("dialog iframe")).to_be_visible()
    assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    sign_in_on_top(officer, "kamala-officer")
    is_saved(officer, "เซสชันหมดอายุ")
    expect(officer.locator("#id_introduction")).to_have_value("ข้อความยาวที่พิมพ์ไว้นาน")


def test_somebody_else_who_signs_in_does_not_send_the_form(sign_in, new_post):
    officer = sign_in("kamala-officer")
    new_post(officer, "ของสมหญิง")
    without_autosave(officer)
    officer.context.clear_cookies()
    save(officer)
    sign_in_on_top(officer, "kamala-supervisor")
    expect(officer.locator("dialog [data-other]")).to_be_visible()
    expect(officer.locator("#id_title")).to_have_value("ของสมหญิง")
    expect(officer).to_have_url(re.compile("/add/"))


def is_watched(page):
    """Waits until Wagtail has taken the page as it was opened: what changes from now on is kept by itself."""
    page.wait_for_function(IS_WATCHED)


def keeps_by_itself(page, do):
    """Does something in the form of ``page``, and waits until it is kept."""
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and "/edit/" in answer.url
    ) as kept:
        do()
    assert kept.value.json()["success"]


def test_autosaving_notices_that_the_session_ended_and_goes_on_after_it(sign_in, new_post):
    officer = sign_in("kamala-officer")
    officer.add_init_script(WATCH)
    new_post(officer, "บันทึกเอง")
    officer.keyboard.press("Control+s")
    expect(officer).to_have_url(re.compile(r"/edit/"))
    is_watched(officer)
    officer.context.clear_cookies()
    officer.locator("#id_introduction").press_sequentially("พิมพ์ต่อ")
    sign_in_on_top(officer, "kamala-officer")
    expect(officer.locator("dialog[open]")).to_have_count(0)
    keeps_by_itself(officer, lambda: officer.locator("#id_introduction").press_sequentially(" แล้ว"))
    officer.goto(officer.url)
    expect(officer.locator("#id_introduction")).to_have_value("พิมพ์ต่อ แล้ว")


def test_autosaving_publishes_nothing(sign_in, visitor, site):
    officer = sign_in("kamala-supervisor")
    officer.add_init_script(WATCH)
    officer.goto(site.edit_url(NEWS))
    is_watched(officer)
    before = officer.locator("#id_introduction").input_value()
    keeps_by_itself(officer, lambda: officer.locator("#id_introduction").fill("ยังไม่เผยแพร่"))
    visitor.goto(NEWS)
    expect(visitor.locator("main")).not_to_contain_text("ยังไม่เผยแพร่")
    officer.goto(officer.url)
    expect(officer.locator("#id_introduction")).to_have_value("ยังไม่เผยแพร่")
    is_watched(officer)
    keeps_by_itself(officer, lambda: officer.locator("#id_introduction").fill(before))


def test_two_officers_on_one_page_are_told_and_neither_loses_work(sign_in, new_post):
    first = sign_in("kamala-officer")
    new_post(first, "สองคนแก้หน้าเดียวกัน")
    save(first)
    expect(first).to_have_url(re.compile("/edit/"))
    without_autosave(first)
    second = sign_in("kamala-supervisor")
    second.goto(first.url)
    without_autosave(second)
    # Each sees that the other is here; Wagtail asks every ten seconds.
    expect(first.locator("#w-editing-sessions button").first).to_be_visible(timeout=30_000)
    second.locator("#id_introduction").fill("แก้โดยหัวหน้า")
    with second.expect_navigation():
        save(second)
    first.locator("#id_introduction").fill("แก้โดยเจ้าหน้าที่")
    expect(first.locator("[data-w-session-intercept-value=conflict]")).to_have_count(1, timeout=30_000)
    save(first)
    leave = first.locator("#w-save-confirmation-dialog [data-w-dialog-target=confirm]")
    expect(leave).to_be_visible()
    go_on(leave)
    first.goto(re.sub("edit/$", "history/", first.url))
    # Both versions can be looked at and brought back.
    assert first.locator("table.listing tbody tr").count() >= 3


@pytest.mark.parametrize(
    "title", ["งานวันเด็ก 🎈👮‍♀️", "الشرطة في كامالا", "ก" * 300], ids=["emoji", "right to left", "300 letters"]
)
def test_titles_of_all_kinds_are_kept_as_they_were_typed(sign_in, new_post, title):
    officer = sign_in("kamala-officer")
    new_post(officer, title)
    without_autosave(officer)
    save(officer)
    if len(title) > 255:
        expect(officer.locator("#panel-child-content-title-errors, .error-message").first).to_contain_text(
            "255"
        )
        expect(officer.locator("#id_title")).to_have_value(title)
    else:
        is_saved(officer, title)


def test_what_is_pasted_from_word_leaves_its_junk_behind(sign_in, new_post, site):
    officer = sign_in("kamala-officer")
    officer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    new_post(officer, "วางจาก Word")
    without_autosave(officer)
    officer.evaluate(
        """html => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob([html], { type: "text/html" }),
            "text/plain": new Blob(["ประกาศจาก Word"], { type: "text/plain" }),
        })])""",
        WORD,
    )
    officer.locator(".c-sf-add-button").first.click()
    officer.locator("[role=option], .w-combobox__option").first.click()
    officer.locator(".public-DraftEditor-content").first.click()
    officer.keyboard.press("Control+v")
    text = officer.locator("[name='body-0-value']")
    expect(text).to_have_value(re.compile("ประกาศจาก"))
    save(officer)
    expect(officer).to_have_url(re.compile("/edit/"))
    expect(text).to_have_value(re.compile("ประกาศจาก"))
    stored = text.input_value()
    assert not re.search("Mso|mso-|Sarabun|urn:", stored)


def test_a_photo_of_sixty_megapixels_is_taken_into_the_library(sign_in):
    officer = sign_in("kamala-officer")
    officer.goto("/admin/images/multiple/add/")
    buffer = jpeg("big.jpg", size=(9000, 6700), quality=90).read()
    with officer.expect_request(lambda request: request.method == "POST", timeout=60_000) as sent:
        officer.locator("#fileupload").set_input_files(
            {"name": "big.jpg", "mimeType": "image/jpeg", "buffer": buffer}
        )
    assert int(sent.value.all_headers()["content-length"]) < len(buffer) / 2
    expect(officer.locator("#upload-list li.upload-complete:not(.upload-failure)")).to_have_count(
        1, timeout=60_000
    )

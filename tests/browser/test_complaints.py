"""A report on its way: made on a phone, read and answered by a designated officer, closed, and counted."""

import pytest
from playwright.sync_api import expect

from .complaints import FAULT, PHOTO
from .conftest import PHONE
from .steps import go_on

pytestmark = pytest.mark.browser
# Of a fiscal year, in their order.
MONTHS = ["10", "11", "12", *(f"{number:02}" for number in range(1, 10))]
# Of the report with a name in oit/demo/kamala/complaint_cases.toml; and a wrong digit.
SAMPLE_CODE, WRONG_CODE = "5555 6666 7777 8888 9990", "5555 6666 7777 8888 9991"
QUESTION, ANSWER = "จำสีรถได้ไหม", "สีขาว ป้ายแดง"
# Run in the site's own shell: as if it had come in, and had been closed, in a month of the demonstration's year.
DATE_BACK = """
from feedback.complaints.models import Case
Case.objects.filter(number="{number}").update(month="{month}", closed_month="{month}")
"""


def complain(reporter, tmp_path):
    """Goes through all steps, looking at each. Returns ``(code, case number)``."""
    page = reporter.page
    reporter.begin()
    reporter.look()
    reporter.press("next")
    page.locator("[name=mode][value=named]").check()
    reporter.press("next")
    expect(page.locator(".error-summary")).to_be_visible()
    reporter.look()
    page.locator("[name=mode][value=anonymous]").check()
    reporter.press("next")
    page.locator("[name=what]").fill("เรียกเงินห้าพันบาท\nไม่มีใบเสร็จ")
    reporter.look()
    reporter.press("next")
    reporter.attach(tmp_path)
    reporter.look()
    reporter.press("next")
    expect(page.locator("main")).to_contain_text("ไม่มีใบเสร็จ")
    reporter.look()
    code, number = reporter.send()
    reporter.look()
    return code, number


def leave_quickly(page):
    """Presses the way out, which leads to another site."""
    page.route("https://**", lambda route: route.fulfill(body="ที่อื่น", content_type="text/plain"))
    page.locator("[data-quick-exit]").click()
    page.wait_for_url("https://**")
    page.unroute("https://**")


def read_and_ask(officer, number, *, queue):
    """The officer unlocks, finds the new case, reads it, notes something and asks the QUESTION."""
    page = officer.page
    officer.enter()
    officer.look()
    officer.unlock("ไม่ใช่รหัสผ่านของฉันแน่นอน")
    expect(page.locator(FAULT)).to_be_visible()
    officer.unlock()
    page.goto(f"{page.url.split('?')[0]}?queue={queue}")
    officer.look()
    page.get_by_role("link", name=number).click()
    expect(page.locator("#told ~ .desk__facts")).to_contain_text("ไม่มีใบเสร็จ")
    with page.expect_download() as download:
        page.get_by_role("link", name=PHOTO).click()
    assert download.value.suggested_filename.endswith(".jpg")
    officer.look()
    if queue:
        go_on(page.locator("a[href$='/erase/']"))
        officer.look()
        page.go_back()
    officer.do("note", text="ขอแผนการตั้งจุดตรวจแล้ว")
    officer.do("reply", text=QUESTION)
    expect(page.locator(".is-officer").filter(has_text=QUESTION)).to_be_visible()


def forward_and_close(officer):
    page = officer.page
    page.reload()
    expect(page.locator(".is-reporter").filter(has_text=ANSWER)).to_be_visible()
    officer.set_state("forwarded")
    expect(page.locator(f"{officer.deed('status')} {FAULT}")).to_be_visible()
    officer.look()
    officer.set_state("forwarded", unit="สำนักงาน ป.ป.ช.")
    expect(page.locator(".is-officer").last).to_contain_text("สำนักงาน ป.ป.ช.")
    officer.set_state("finished", text="ตักเตือนและย้ายเจ้าหน้าที่แล้ว", unit="")
    expect(page.locator(".is-officer").last).to_contain_text("ตักเตือน")
    page.reload()
    officer.look()


@pytest.mark.parametrize(
    ("address", "scripted", "month"),
    [("/complaint/", True, "2024-05"), ("/en/complaint/", False, "2024-06")],
    ids=["Thai, with JavaScript", "English, without JavaScript"],
)
def test_a_complaint_is_made_answered_forwarded_closed_and_counted(
    receiving, reporter_at, officer_of, sign_in, look, tmp_path, address, scripted, month
):
    reporter = reporter_at(address, scripted=scripted)
    code, number = complain(reporter, tmp_path)
    assert reporter.page.url == f"{receiving.url}{address}"
    assert reporter.left_no_trace(receiving)
    leave_quickly(reporter.page)

    officer = officer_of("corruption", "kamala-deputy-prevention")
    read_and_ask(officer, number, queue="" if scripted else "unproven")

    reporter.come_back(code)
    expect(reporter.page.get_by_text(QUESTION)).to_be_visible()
    reporter.look()
    reporter.page.locator("[name=message]").fill(ANSWER)
    reporter.press("send")
    expect(reporter.page.get_by_role("status")).to_be_visible()
    expect(reporter.page.get_by_text(ANSWER)).to_be_visible()

    forward_and_close(officer)
    reporter.come_back(code)
    expect(reporter.page.locator("main")).to_contain_text("ตักเตือนและย้ายเจ้าหน้าที่แล้ว")
    reporter.look()

    receiving.manage("shell", "--verbosity", "0", "-c", DATE_BACK.format(number=number, month=month))
    keeper = sign_in("kamala-officer")
    figures = f"/admin/readiness/complaint-figures/{receiving.page_ids['localhost/oit/2567/o17/']}/"
    keeper.goto(figures)
    keeper.set_viewport_size(PHONE)
    look(keeper)
    keeper.locator(".desk form button").click()
    expect(keeper).to_have_url(receiving.edit_url("/oit/2567/o17/"))
    keeper.goto(figures)
    # What the draft says now stands in brackets.
    row = keeper.locator("tbody tr").nth(MONTHS.index(month[-2:]))
    expect(row.locator("td")).to_have_text(["1 (1)", "1 (1)", "0 (0)"])


@pytest.mark.parametrize(
    ("address", "scripted"),
    [("/tip/", False), ("/en/tip/", True)],
    ids=["Thai, without JavaScript", "English, with JavaScript"],
)
def test_a_tip_off_is_made_in_three_steps_and_its_slip_printed(
    receiving, reporter_at, officer_of, tmp_path, address, scripted
):
    reporter = reporter_at(address, scripted=scripted)
    page = reporter.page
    reporter.begin()
    reporter.press("next")
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("[name=what]").fill("มีการขายยาทุกคืน")
    reporter.look()
    reporter.press("next")
    reporter.attach(tmp_path)
    reporter.press("next")
    expect(page.locator("main")).to_contain_text(PHOTO)
    reporter.look()
    code, number = reporter.send()
    page.emulate_media(media="print")
    expect(page.locator("dd").filter(has_text=code)).to_be_visible()
    expect(page.locator("dd").filter(has_text=number)).to_be_visible()
    expect(page.locator("[data-quick-exit]")).to_be_hidden()
    page.emulate_media(media="screen")
    reporter.look()
    assert reporter.left_no_trace(receiving)

    investigator = officer_of("tip", "kamala-investigator")
    investigator.enter()
    investigator.unlock()
    investigator.page.goto(f"{investigator.page.url}case/{number}/")
    expect(investigator.page.locator("#told ~ .desk__facts")).to_contain_text("มีการขายยาทุกคืน")


def test_what_stands_in_the_way_is_told(reporter_at):
    reporter = reporter_at("/en/complaint/", scripted=True)
    page = reporter.page
    reporter.come_back(WRONG_CODE)
    expect(page.locator(".error-summary")).to_be_visible()
    reporter.look()
    reporter.begin()
    for position in page.locator("[name=concerns]").all():
        position.check()
    reporter.press("next")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was sent")
    reporter.look()


def test_what_a_reporter_can_change_later_is_shown_on_a_phone(reporter_at):
    reporter = reporter_at("/complaint/", scripted=True)
    page = reporter.page
    reporter.come_back(SAMPLE_CODE)
    for part in page.locator("details summary").all():
        part.click()
    reporter.look()
    reporter.press("withdraw")
    expect(page.locator(".error-summary")).to_be_visible()
    reporter.look()
    told = page.locator("details:has([name=contact])").first
    told.locator("summary").click()
    told.locator("[name=contact]").fill("081 000 0000")
    reporter.press("correct")
    expect(page.get_by_role("status")).to_be_visible()
    expect(told.locator("[name=contact]")).to_have_value("081 000 0000")


def test_the_way_out_is_reached_by_keyboard_and_leaves_no_way_back(receiving, new_page):
    page = new_page()
    page.route(
        "https://**", lambda route: route.fulfill(body="ที่อื่น", content_type="text/plain; charset=utf-8")
    )
    page.goto("/")
    page.goto("/complaint/")
    page.locator("[data-quick-exit]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("https://**")
    page.go_back()
    assert page.url == f"{receiving.url}/"

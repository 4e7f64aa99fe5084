"""From what is missing to what an assessor sees: an officer reports a month, a supervisor approves it on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.filled.values import ASSESSED

from .conftest import PHONE
from .example import HOST, MISSING
from .steps import go_on

pytestmark = pytest.mark.browser

BOARD = "/admin/readiness/"


@pytest.fixture
def edit_address(site):
    return f"/admin/pages/{site.page_ids['example']}/edit/"


def cell_of_november(page):
    """The cell of O15 for November in the month matrix: the second month of a fiscal year."""
    page.goto(BOARD)
    return page.locator(".board-months tbody tr", has_text="O15").locator("td").nth(1)


def submit(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    go_on(page.locator("footer [name=action-submit]"))


def opened(page, mail):
    """Opens the link of a ``mail`` on a phone. The person is signed in on another name of the same server."""
    (path,) = re.findall(rf"http://{HOST}(/admin/\S+)", mail)
    page.set_viewport_size(PHONE)
    page.goto(path)


def press(page, name, comment):
    page.locator("[name=comment]").fill(comment)
    go_on(page.locator(f"button[name={name}]"))


def test_no_procurement_in_november_from_the_officer_to_the_assessor(
    edit_address, sign_in, visitor, site, axe
):
    officer = sign_in("example-officer")
    expect(cell_of_november(officer)).to_have_class(re.compile("board-state--overdue"))
    officer.locator("#o15 summary").first.click()
    expect(officer.locator("#o15")).to_contain_text("พฤศจิกายน 2566")

    officer.goto(edit_address)
    expect(officer.locator(".checklist")).to_contain_text("พฤศจิกายน 2566")
    officer.locator("[data-contentpath=months] .c-sf-add-button").last.click()
    added = f"months-{len(ASSESSED) - 1}-value"
    officer.locator(f"[name={added}-month]").select_option(MISSING)
    nothing = officer.locator(f"[name={added}-nothing]")
    # By the keyboard: the new month still moves into its place, and a click may miss it.
    nothing.press("Space")
    expect(nothing).to_be_checked()
    submit(officer)
    mail = site.mails[-1]
    assert "To: example-supervisor@example.org" in mail
    expect(cell_of_november(officer)).to_have_class(re.compile("board-state--overdue"))

    supervisor = sign_in("example-supervisor")
    opened(supervisor, mail)
    changes = supervisor.locator(".approval-section")
    # The other journey may have left a change of the introduction in the draft.
    expect(changes.filter(has_text="พฤศจิกายน 2566")).to_have_count(1)
    assert supervisor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe.faults(supervisor) == []
    press(supervisor, "approve", "เรียบร้อยดี")
    assert "To: example-officer@example.org" in site.mails[-1]
    assert "เรียบร้อยดี" in site.mails[-1]

    expect(cell_of_november(officer)).to_have_class(re.compile("board-state--nothing"))
    visitor.goto(f"http://{HOST}:{site.port}/oit/2567/assessor/")
    months = visitor.locator("#o15 .assessor-elements > li").first
    expect(months).to_contain_text("พ.ย. 2566")
    months.locator("a").first.click()
    expect(visitor.locator(f"#months-{MISSING}")).to_be_visible()
    expect(visitor.locator(f"#months-{MISSING}").get_by_role("table")).to_have_count(0)


def test_a_supervisor_returns_it_on_a_phone_with_a_word_on_why(edit_address, sign_in, visitor, site):
    officer = sign_in("example-officer")
    officer.goto(edit_address)
    officer.locator("[name=introduction]").fill("ข้อความนำที่ยังไม่ได้ตรวจ")
    submit(officer)

    supervisor = sign_in("example-supervisor")
    supervisor.set_viewport_size(PHONE)
    supervisor.reload()
    supervisor.locator(".today-line a", has_text="O15").click()
    press(supervisor, "reject", "")
    expect(supervisor.locator("[name=comment]")).to_have_attribute("aria-invalid", "true")
    press(supervisor, "reject", "ขอให้ระบุเลขที่คำสั่ง")
    assert "ขอให้ระบุเลขที่คำสั่ง" in site.mails[-1]

    visitor.goto(f"http://{HOST}:{site.port}/oit/2567/o15/")
    expect(visitor.locator("main")).not_to_contain_text("ข้อความนำที่ยังไม่ได้ตรวจ")

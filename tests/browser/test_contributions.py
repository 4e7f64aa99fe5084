"""A line of work sends its part from a phone, its head approves, and the web officer takes it into the draft."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

pytestmark = pytest.mark.browser
ASK = "/admin/snippets/contributions/contribution/add/"
MONTH = "2024-04"
ROW = {
    "work": "จ้างซ่อมรถยนต์สายตรวจ",
    "budget": "๑๒,๕๐๐",
    "reference_price": "12,500",
    "bidders": "12,000 บาท รายเดียว",
    "winner": "ร้านหัวแหลมการช่าง",
    "agreed_price": "12000",
    "reason": "ราคาต่ำสุด",
    "contract_number": "7/2567",
    "contract_date": "๑๕ เม.ย. ๒๕๖๗",
}


@pytest.fixture
def phone(new_page):
    """Opens a link as somebody new on a phone whose browser runs no JavaScript."""

    def phone(link):
        page = new_page(viewport=PHONE, java_script_enabled=False, has_touch=True)
        assert page.goto(link).status == 200
        return page

    return phone


def shown_link(page, site):
    """The link that the page shows, at the address where the browser finds the site."""
    link = page.locator("[id^=link-]").first.inner_text()
    return site.url + re.sub(r"^https?://[^/]+", "", link)


def width(page):
    return page.evaluate("document.documentElement.scrollWidth")


def test_figures_go_from_a_phone_into_the_draft(sign_in, site, phone, axe):
    officer = sign_in("kamala-officer")
    number = site.page_ids["localhost/oit/2567/o15/"]
    officer.goto(f"{ASK}?page={number}&element=months")
    officer.locator(f"[name=months][value='{MONTH}']").check()
    officer.locator("[name=wanted]").fill("ขอข้อมูลการจัดซื้อจัดจ้างของเดือนเมษายน")
    officer.locator("[name=due]").fill("30/9/2580")
    officer.locator("[name=traffic-asked]").check()
    officer.locator("[name=traffic-head_email]").fill("head@example.org")
    assert axe.faults(officer) == []
    officer.locator("form.contributions__form button").click()
    link = shown_link(officer, site)
    contribution = officer.locator(".board-row h3 a").get_attribute("href")

    sender = phone(link)
    send = sender.locator("[name=do][value=send]")
    sender.locator("[name=row-0-work]").fill(ROW["work"])
    sender.locator("[name=row-0-budget]").fill("หมื่นสอง")
    send.click()
    expect(sender.get_by_role("alert")).to_contain_text("1")
    expect(sender.locator("[name=row-0-budget]")).to_have_value("หมื่นสอง")
    assert width(sender) <= PHONE["width"]
    for name, value in ROW.items():
        sender.locator(f"[name=row-0-{name}]").fill(value)
    sender.locator("[name=row-0-method]").select_option("specific")
    send.click()
    expect(sender.get_by_role("status")).to_be_visible()

    officer.goto(contribution)
    officer.locator("[value=renew-head]").click()
    head = phone(shown_link(officer, site))
    expect(head.get_by_role("main")).to_contain_text(ROW["winner"])
    assert width(head) <= PHONE["width"]
    head.locator("[name=decision][value=approve]").click()
    expect(head.get_by_role("status")).to_be_visible()

    officer.goto(contribution)
    officer.locator("form", has=officer.locator("[name=do][value=take]")).get_by_role("button").click()
    expect(officer).to_have_url(re.compile(rf"/admin/pages/{number}/edit/#element-months$"))
    officer.goto(f"/admin/pages/{number}/view_draft/")
    expect(officer.get_by_role("cell", name=ROW["winner"])).to_have_count(1)
    assert sender.reload().status == 410


def test_the_pages_behind_a_link_have_no_faults_of_accessibility(sign_in, site, new_page, axe):
    officer = sign_in("kamala-officer")
    number = site.page_ids["localhost/oit/2567/o16/"]
    officer.goto(f"{ASK}?page={number}&element=development")
    officer.locator("[name=wanted]").fill("ขอสรุปหลักเกณฑ์การพัฒนากำลังพล")
    officer.locator("[name=due]").fill("30/9/2580")
    officer.locator("[name=administration-asked]").check()
    officer.locator("[name=administration-head_email]").fill("head@example.org")
    officer.locator("form.contributions__form button").click()
    link = shown_link(officer, site)
    visitor = new_page()
    for address in (
        link,
        link.replace("/contribution/", "/en/contribution/"),
        f"{site.url}/contribution/none/",
    ):
        visitor.goto(address)
        assert axe.faults(visitor) == []

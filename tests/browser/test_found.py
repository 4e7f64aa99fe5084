"""What people come for is near: a resident with a fine to pay, a tourist without a passport, both on a phone."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

pytestmark = pytest.mark.browser

# Where fines are paid, kept by the police for all stations.
PAYING = "https://ptm.police.go.th/eTicket"


@pytest.fixture(params=(True, False), ids=("javascript", "no-javascript"))
def phone(request, new_page):
    return new_page(viewport=PHONE, java_script_enabled=request.param, has_touch=True)


def ask(page, words):
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")


def first_result(page):
    return page.locator(".result-list h3 a").first


def test_a_resident_is_two_taps_from_paying_a_fine(phone):
    phone.goto("/")
    phone.get_by_role("main").get_by_role("link", name="ตรวจใบสั่งและชำระค่าปรับ").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("ตรวจใบสั่งและชำระค่าปรับ")
    expect(phone.locator(f"main a[href^='{PAYING}']").first).to_be_visible()


def test_a_resident_finds_how_to_pay_a_fine_with_one_search(phone):
    phone.goto("/search/")
    ask(phone, "จ่ายค่าปรับยังไง")
    results = phone.locator(".result-list h3 a")
    expect(results.filter(has_text="ตรวจใบสั่งและชำระค่าปรับ").first).to_be_visible()
    first_result(phone).tap()
    expect(phone.get_by_role("main")).to_contain_text("ค่าปรับ")
    expect(phone.locator("main").get_by_role("link", name="ตรวจใบสั่ง").first).to_be_visible()


def test_a_tourist_sees_in_english_whom_to_call(phone):
    phone.goto("/")
    phone.get_by_role("link", name="English").first.tap()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    numbers = phone.get_by_role("link", name="1155").first
    expect(numbers).to_have_accessible_name("1155 Tourist police")
    expect(numbers).to_have_attribute("href", "tel:1155")
    expect(numbers).to_be_in_viewport()
    # With the code of the country, for telephones of another.
    expect(phone.locator("main a[href='tel:+6676000191']").first).to_be_visible()


def test_a_tourist_learns_in_english_how_to_report_a_lost_passport(phone):
    phone.goto("/en/search/")
    ask(phone, "lost passport")
    expect(first_result(phone)).to_have_text("I lost my passport. What should I do?")
    first_result(phone).tap()
    answer = phone.get_by_role("main")
    for told in ("police report", "embassy", "15 minutes", "free"):
        expect(answer).to_contain_text(told)

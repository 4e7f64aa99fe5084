"""People who come to read: a visitor, an assessor, a foreigner."""

import re

import pytest
from playwright.sync_api import expect

from .steps import go_on

pytestmark = pytest.mark.browser


def test_a_visitor_finds_the_policy_from_home_and_reads_it_in_english_and_side_by_side(visitor):
    visitor.goto("/")
    visitor.get_by_role("link", name=re.compile("^O18 ")).click()
    expect(visitor).to_have_url(re.compile(r"/oit/2567/o18/$"))
    expect(visitor.locator("html")).to_have_attribute("lang", "th")
    expect(visitor.get_by_role("heading", name="วัตถุประสงค์")).to_be_visible()

    visitor.get_by_role("navigation", name="ภาษา", exact=True).get_by_role("link", name="English").click()
    expect(visitor).to_have_url(re.compile(r"/en/oit/2567/o18/$"))
    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.get_by_role("heading", level=1, name="O18 Anti-Bribery Policy")).to_be_visible()
    expect(visitor.get_by_role("heading", name="Purpose")).to_be_visible()

    visitor.get_by_role("link", name="Both, side by side").click()
    thai = visitor.get_by_role("heading", name="วัตถุประสงค์").bounding_box()
    english = visitor.get_by_role("heading", name="Purpose", exact=True).bounding_box()
    assert thai["y"] == pytest.approx(english["y"], abs=2)
    assert thai["x"] + thai["width"] <= english["x"]


def test_an_assessor_goes_from_the_index_to_the_executives_of_o1(visitor):
    visitor.goto("/oit/2567/")
    codes = visitor.locator(".indicator-list > li > b")
    expect(codes).to_have_text([f"O{number}" for number in range(1, 26)])
    opened = visitor.locator(".indicator-list > li:has(> a)")
    expect(opened).to_have_count(25)

    go_on(opened.first.get_by_role("link"))
    visitor.goto(f"{visitor.url}#executives")
    section = visitor.locator("#executives")
    expect(section).to_be_in_viewport()
    expect(section.get_by_role("heading", level=2)).to_contain_text("หัวหน้าสถานี")
    expect(section).to_contain_text("ผู้กำกับการสถานีตำรวจภูธรกมลา")
    expect(section.get_by_role("link", name="076 000 201")).to_have_attribute("href", "tel:076000201")


def test_an_assessor_sees_which_items_a_station_has_not_published(visitor, site):
    visitor.goto(f"http://phetkasem.localhost:{site.port}/oit/2567/")
    closed = visitor.locator(".indicator-list > li:not(:has(> a))")
    expect(closed.locator("> b")).to_have_text(["O3", "O8", "O13", "O14", "O22", "O23", "O25"])
    expect(closed.first).to_contain_text("ยังไม่เผยแพร่")


def test_the_newest_year_answers_at_the_short_address_of_an_item(visitor):
    visitor.goto("/oit/o15/")
    expect(visitor).to_have_url(re.compile(r"/oit/2567/o15/$"))


def test_english_of_a_thai_page_leads_to_the_nearest_english_page_which_says_so(visitor):
    visitor.goto("/news/bungalow-theft/")
    title = visitor.get_by_role("heading", level=1).inner_text()
    visitor.get_by_role("navigation", name="ภาษา", exact=True).get_by_role("link", name="English").click()
    expect(visitor).to_have_url(re.compile(r"/en/news/\?"))
    notice = visitor.get_by_role("status").filter(has_text="in Thai only")
    expect(notice).to_be_visible()
    back = notice.get_by_role("link")
    assert back.inner_text().split() == title.split()
    back.click()
    expect(visitor).to_have_url(re.compile(r"/news/bungalow-theft/$"))


def test_words_searched_for_lead_to_the_pages_that_hold_them(visitor):
    visitor.goto("/en/")
    visitor.get_by_role("search").get_by_label("Search this website").fill("bribery")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile(r"/en/search/\?q=bribery$"))
    visitor.get_by_role("main").get_by_role("link", name=re.compile("Anti-Bribery Policy")).first.click()
    expect(visitor).to_have_url(re.compile(r"/en/"))


def test_a_station_has_its_own_site_at_its_own_host(visitor, site):
    visitor.goto(f"http://phetkasem.localhost:{site.port}/")
    expect(visitor.get_by_role("banner")).to_contain_text("สถานีตำรวจนครบาลเพชรเกษม")
    expect(visitor.locator("body")).not_to_contain_text("กมลา")

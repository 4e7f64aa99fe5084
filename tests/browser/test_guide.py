"""An officer on a phone who does not know how to begin: sample texts, and the guide."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE, enter

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(new_page, site):
    """A page on which the officer of a new station has signed in."""
    page = new_page(viewport=PHONE)
    page.goto("/admin/")
    enter(page, "new-officer")
    page.locator("#put_off").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    return page


def test_an_empty_policy_is_begun_with_the_samples(officer, site, axe):
    form = f"/admin/pages/{site.page_ids['new o18']}/edit/"
    officer.goto(form)
    expect(officer.locator(".guidance[open] .guidance__example")).to_be_visible()
    officer.locator("a[href$='?field=monitoring']").click()
    expect(officer.locator("input[name=field]:checked")).to_have_count(1)
    assert axe.faults(officer) == []
    assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    officer.locator(".starters button[type=submit]").click()
    expect(officer).to_have_url(re.compile(f"{form}$"))
    expect(officer.locator(".messages")).to_be_visible()
    expect(officer.get_by_text("[ตำแหน่งผู้รับผิดชอบ]").first).to_be_attached()
    expect(officer.locator("a[href$='?field=monitoring']")).to_have_count(0)
    expect(officer.locator("a[href$='?field=scope']")).to_have_count(1)


def test_a_screen_leads_to_its_chapter_and_the_chapter_on(officer, axe):
    officer.goto("/admin/month/")
    officer.locator("a.guide-link").click()
    expect(officer).to_have_url(re.compile(r"/admin/guide/month/$"))
    expect(officer.locator(".guide__chapter img").first).to_have_js_property("naturalWidth", PHONE["width"])
    assert axe.faults(officer) == []
    assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    officer.locator(".guide__chapter a[href$='/guide/colleagues/']").first.click()
    expect(officer.locator(".guide__chapter h2, .guide__chapter ol").first).to_be_visible()
    officer.locator(".guide__contents summary").click()
    officer.locator(".guide__contents a[href$='/guide/o15/']").click()
    expect(officer.locator(".guide__chapter blockquote")).to_be_visible()
    assert axe.faults(officer) == []

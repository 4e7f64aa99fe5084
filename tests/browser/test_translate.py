"""O18 is translated with its Thai beside it, on a phone and at a desk, from the report to the public page."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

HOST = "phetkasem.localhost"
PATH = "/oit/2567/o18/"
WITHOUT_ENGLISH = """
from oit.models import AntiBriberyPolicyPage
thai = AntiBriberyPolicyPage.objects.get(pk={})
thai.get_translations().delete()
"""


@pytest.fixture
def policy(site):
    """The id of the Thai O18 of Phet Kasem, which has no English before the test nor after it."""
    key = site.page_ids[f"{HOST}{PATH}"]
    forget = ("shell", "--verbosity", "0", "-c", WITHOUT_ENGLISH.format(key))
    site.manage(*forget)
    yield key
    site.manage(*forget)


def english_for(row, number):
    """Something in English, with the marks that the Thai has."""
    marks = row.locator(".beside-mark").all_inner_texts()
    return f"Part {number} of the policy. " + "".join(
        mark if mark.startswith("[/") else f"{mark}words" for mark in marks
    )


def is_beside(row):
    thai, english = (row.locator(each).bounding_box() for each in (".beside-thai", "textarea"))
    return english["x"] > thai["x"] + thai["width"] - 1


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_o18_from_the_report_to_the_english_page(size, policy, sign_in, site, visitor, axe):
    officer = sign_in("phetkasem-officer")
    officer.set_viewport_size(size)
    officer.goto("/admin/side-by-side/?state=missing")
    assert axe.faults(officer) == []
    officer.locator(f"a[href='/admin/side-by-side/{policy}/']").click()
    expect(officer.locator(".beside-row--missing").first).to_be_visible()
    assert axe.faults(officer) == []
    assert officer.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert is_beside(officer.locator(".beside-row").first) == (size is DESK)

    rows = officer.locator(".beside-row").all()
    for number, row in enumerate(rows[:-1], 1):
        row.locator("textarea").fill(english_for(row, number))
    officer.locator("[name=do][value=publish]").click()
    # One is left, and everything else is kept.
    expect(officer.locator(".messages .warning")).to_be_visible()
    expect(officer.locator(".beside-row--missing")).to_have_count(1)
    expect(officer.locator(".beside-row--done")).to_have_count(len(rows) - 1)

    officer.locator(".beside-summary a").first.click()
    left = officer.locator(".beside-row--missing")
    left.locator("textarea").fill(english_for(left, len(rows)))
    officer.locator("[name=do][value=publish]").click()
    expect(officer.locator(".messages .success")).to_be_visible()
    expect(officer.locator(".beside-row--done")).to_have_count(len(rows))
    # Without the message, whose colours come in bit by bit.
    officer.reload()
    assert axe.faults(officer) == []

    visitor.goto(f"http://{HOST}:{site.port}/en{PATH}")
    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.locator("#purpose")).to_contain_text(re.compile(r"Part \d+ of the policy"))


def test_the_form_of_o18_leads_to_the_screen(policy, sign_in):
    officer = sign_in("phetkasem-officer")
    officer.goto(f"/admin/pages/{policy}/edit/")
    officer.locator(f"form a.button[href='/admin/side-by-side/{policy}/']").click()
    expect(officer.locator(".beside-row").first).to_be_visible()

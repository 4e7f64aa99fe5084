"""Visitors rate a service, commend an officer and say that a page was not useful; officers find what they wrote."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .test_phone import a_minute_passes

pytestmark = pytest.mark.browser

LANGUAGES = pytest.mark.parametrize("language", ["", "/en"], ids=["th", "en"])
WITHOUT_SCRIPT = {"viewport": PHONE, "java_script_enabled": False, "has_touch": True}
WITH_SCRIPT = {"viewport": PHONE, "has_touch": True}
SCRIPT = pytest.mark.parametrize("options", [WITH_SCRIPT, WITHOUT_SCRIPT], ids=["script", "no-script"])
KEEPS_O5 = """
from wagtail.models import Site
from cms.models import User
from oit.duties.models import Assignment
site = Site.objects.get(is_default_site=True)
person = User.objects.get(username="kamala-officer")
Assignment.objects.update_or_create(site=site, fiscal_year=2567, code="O5", defaults={"preparer": person})
"""


@pytest.fixture(scope="module")
def keeper(site):
    """The name of the user who keeps O5 of Kamala."""
    site.manage("shell", "--verbosity", "0", "-c", KEEPS_O5)
    return "kamala-officer"


def faults(page, axe):
    """What axe finds, on a page whose scripts run, and whether it is wider than the phone."""
    wide = page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
    return [*axe.faults(page), *(["wider than the screen"] if wide else [])]


@SCRIPT
@LANGUAGES
def test_feedback_and_a_commendation_reach_the_station(new_page, sign_in, axe, language, options):
    page, words = new_page(**options), f"ช่วยเข็นรถออกจากโค้ง {language} {len(options)}"
    page.goto(f"{language}/feedback/")
    if options is WITH_SCRIPT:
        assert faults(page, axe) == []
    form = page.locator("main form")
    form.locator("[name=good]").fill("รอไม่นาน")
    form.locator("[name=visited_on]").fill("เมื่อวาน")
    form.locator("[name=commended_officer]").select_option(index=1)
    form.locator("[name=commended]").fill(words)
    a_minute_passes(form, "FeedbackForm")
    form.locator("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    if options is WITH_SCRIPT:
        assert faults(page, axe) == []
    expect(form.locator("[name=commended]")).to_have_value(words)
    form.locator("[name=rating][value='5']").check()
    form.locator("[name=service]").select_option("patrol")
    form.locator("[name=visited_on]").fill("")
    form.locator("button").click()
    expect(page).to_have_url(re.compile(rf"{language}/feedback/thanks/"))
    assert page.context.cookies() == []

    officer = sign_in("kamala-officer")
    queue = "?state=waiting" if options is WITHOUT_SCRIPT else "?state=new"
    officer.goto(f"/admin/snippets/feedback/feedback/{queue}")
    officer.get_by_role("row").get_by_role("link").filter(has_text="รอไม่นาน").first.click()
    expect(officer.get_by_role("main")).to_contain_text(words)
    assert axe.faults(officer) == []


@SCRIPT
@LANGUAGES
def test_that_a_page_was_not_useful_reaches_whoever_keeps_it(
    new_page, sign_in, keeper, axe, language, options
):
    page, words = new_page(**options), f"แผนที่ไม่ตรงกับทางเข้า {language} {len(options)}"
    page.goto(f"{language}/oit/2567/o5/")
    page.locator(".page-feedback button[value=no]").click()
    expect(page.get_by_role("status").first).to_be_visible()
    if options is WITH_SCRIPT:
        assert faults(page, axe) == []
    page.locator("main [name=words]").fill(words)
    a_minute_passes(page.locator("main form"), "RemarkForm")
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile(rf"{language}/feedback/page/thanks/"))
    assert page.context.cookies() == []

    officer = sign_in(keeper)
    if options is WITHOUT_SCRIPT:
        officer.goto("/admin/snippets/feedback/pageremark/?state=waiting")
    else:
        expect(officer.locator(".today-list [href*='/pageremark/']").first).to_be_visible()
        officer.goto("/admin/snippets/feedback/pageremark/")
    row = officer.get_by_role("row").filter(has_text=words)
    expect(row).to_contain_text("สมหญิง")
    row.get_by_role("link").first.click()
    expect(officer.get_by_role("main")).to_contain_text(words)
    assert axe.faults(officer) == []
    officer.locator("[name=state][value=answered]").check()
    officer.locator("[name=outcome]").fill("เปลี่ยนแผนที่แล้ว")
    officer.locator("footer button[type=submit]").first.click()
    expect(officer).to_have_url(re.compile(r"/pageremark/$"))
    officer.goto("/admin/usefulness/")
    expect(
        officer.get_by_role("row").filter(has_text="O5").or_(officer.get_by_role("row")).last
    ).to_be_visible()
    assert axe.faults(officer) == []

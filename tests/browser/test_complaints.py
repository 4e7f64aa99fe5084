"""A reporter complains with a photo, comes back with the code and answers a question: with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from cms.public_forms.forms import SOONEST
from tests.pictures import jpeg

from .conftest import PHONE

pytestmark = pytest.mark.browser
PASSPHRASE = "ข้าวเหนียวมะม่วง สี่สิบจาน"
# Run in the site's own shell.
ENROL = f"""
from wagtail.models import Site
from cms.models import User
from feedback.complaints import holders
from feedback.complaints.models import KeyHolder, Kind
site = Site.objects.get(is_default_site=True)
for kind in Kind:
    if not KeyHolder.objects.filter(kind=kind).exists():
        user, _made = User.objects.get_or_create(username="kamala-complaints")
        holders.enrol(site, kind, user, "รองผู้กำกับการสอบสวน", {PASSPHRASE!r}, is_custodian=True)
"""
QUESTION = "จำสีรถได้ไหม"
ASK = f"""
from feedback.complaints import holders
from feedback.complaints.casefiles import open_case
from feedback.complaints.models import Case, KeyHolder
from feedback.complaints.records import RecordKind
case = Case.objects.get(number="NUMBER")
holder = KeyHolder.objects.get(site=case.site, kind=case.kind)
key = holders.open_with_passphrase(holder, {PASSPHRASE!r})
open_case(key, case.number).append(RecordKind.MESSAGE, {{"text": {QUESTION!r}}})
"""


@pytest.fixture(scope="module")
def receiving(site):
    """The station of which somebody can receive complaints and tip-offs."""
    site.manage("shell", "--verbosity", "0", "-c", ENROL)
    return site


@pytest.fixture
def look(axe):
    """Checks the page that is shown: nothing for axe to find, nothing wider than the screen."""

    def look(page, javascript):
        if javascript:
            assert axe.faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]

    return look


def press(page, go):
    page.locator(f"[name=go][value='{go}']").first.click()


def take_time(page):
    """Whoever is quicker than this is taken for a machine."""
    page.wait_for_timeout((SOONEST + 0.5) * 1000)


def begin(page, address):
    assert page.goto(address).status == 200
    page.locator("form:has([value=start]) button").click()


def photo(tmp_path):
    path = tmp_path / "ด่านตรวจ.jpg"
    path.write_bytes(jpeg().read())
    return path


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("address", ["/complaint/", "/en/complaint/"])
def test_a_complaint_with_a_photo_is_made_and_answered(
    receiving, new_page, tmp_path, look, javascript, address
):
    page = new_page(viewport=PHONE, java_script_enabled=javascript)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    begin(page, address)
    look(page, javascript)
    press(page, "next")
    page.locator("[name=mode][value=named]").check()
    press(page, "next")
    expect(page.locator(".error-summary")).to_be_visible()
    look(page, javascript)
    page.locator("[name=mode][value=anonymous]").check()
    press(page, "next")
    page.locator("[name=what]").fill("เรียกเงินห้าพันบาท\nไม่มีใบเสร็จ")
    look(page, javascript)
    press(page, "next")
    page.locator("[name=upload]").set_input_files(photo(tmp_path))
    press(page, "add")
    expect(page.get_by_text("ด่านตรวจ.jpg").first).to_be_visible()
    look(page, javascript)
    press(page, "next")
    expect(page.get_by_text("ไม่มีใบเสร็จ")).to_be_visible()
    look(page, javascript)
    take_time(page)
    press(page, "send")
    code = page.locator(".receipt-code").inner_text()
    look(page, javascript)
    number = page.locator("dd[translate=no]").nth(1).inner_text()

    receiving.manage("shell", "--verbosity", "0", "-c", ASK.replace("NUMBER", number))
    page.goto(address)
    page.locator("[name=code]").fill(code)
    take_time(page)
    page.locator("#code button").click()
    expect(page.get_by_text(QUESTION)).to_be_visible()
    page.locator("[name=message]").fill("สีขาว ป้ายแดง")
    press(page, "send")
    expect(page.get_by_text("สีขาว ป้ายแดง")).to_be_visible()
    look(page, javascript)
    assert page.url == f"{receiving.url}{address}"
    assert all(url.startswith((receiving.url, "blob:")) for url in asked)
    assert page.context.cookies() == []


@pytest.mark.parametrize("address", ["/tip/", "/en/tip/"])
def test_a_tip_off_is_made_in_three_steps(receiving, new_page, look, address):
    page = new_page(viewport=PHONE)
    begin(page, address)
    page.locator("[name=what]").fill("มีการขายยาทุกคืน")
    look(page, javascript=True)
    press(page, "next")
    press(page, "next")
    take_time(page)
    press(page, "send")
    expect(page.locator(".receipt-code")).to_be_visible()


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

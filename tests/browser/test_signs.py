"""An officer makes a sign, downloads it and hangs it; who scans it is led on. Guides fit on one sheet."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.codes import codes_in

from .conftest import PHONE
from .steps import go_on

pytestmark = pytest.mark.browser
SIGNS = "/admin/snippets/signs/sign/"
NO_GIFT = "/oit/2567/o18/"


def test_the_no_gift_sign_is_made_downloaded_and_its_code_leads_to_the_policy(sign_in, new_page, axe):
    officer = sign_in("kamala-officer")
    officer.set_viewport_size(PHONE)
    officer.goto(f"{SIGNS}add/")
    assert axe.faults(officer) == []
    go_on(officer.locator("a[href*='kind=no-gift']"))
    assert axe.faults(officer) == []
    officer.locator("[name=point]").fill("ประตูทางเข้า")
    officer.locator("form.signs__form button[type=submit]").click()

    preview = officer.locator(".signs__preview img")
    expect(preview).to_be_visible()
    # The message that fades in is Wagtail's own.
    officer.reload()
    assert axe.faults(officer) == []
    with officer.expect_download() as started:
        officer.locator("a[href$='?download']").click()
    pdf = Path(started.value.path()).read_bytes()
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    picture = officer.request.get(preview.get_attribute("src")).body()
    [address] = codes_in(picture)

    passer_by = new_page(viewport=PHONE, user_agent="Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36")
    passer_by.goto(f"/q/{address.rsplit('/', 1)[-1]}")
    expect(passer_by).to_have_url(re.compile(f"{NO_GIFT}$"))
    officer.reload()
    expect(officer.locator(".signs__look table")).to_contain_text("1")


def test_an_unknown_code_has_a_way_on(visitor, axe):
    response = visitor.goto("/q/zzzzzz")
    assert response.status == 404
    assert axe.faults(visitor) == []
    expect(visitor.locator("a[href='tel:191']").first).to_be_visible()


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("service", ["online-report", "fines"])
def test_a_guide_is_printed_on_one_sheet(visitor, language, service):
    visitor.goto(f"{language}/e-services/{service}/")
    printed = visitor.pdf(prefer_css_page_size=True)
    assert len(PdfReader(BytesIO(printed)).pages) == 1

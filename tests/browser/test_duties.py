"""The screens of the duties, as an officer on a phone opens them."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

pytestmark = pytest.mark.browser
SCREENS = 5


def test_every_screen_fits_a_phone_and_has_no_fault(sign_in, axe):
    officer = sign_in("kamala-officer")
    officer.set_viewport_size(PHONE)
    officer.goto("/admin/duties/")
    for place in range(SCREENS):
        officer.locator(".duties-screens a").nth(place).click()
        expect(officer.locator(".duties-screens a").nth(place)).to_have_attribute("aria-current", "page")
        assert axe.faults(officer) == []
        assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

"""Coming in with a passkey, and on a telephone whose browser runs no JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE, enter
from .steps import go_on

pytestmark = pytest.mark.browser

GRACE = re.compile(r"/admin/signing-in/second-factor/")


def add_authenticator(page):
    """Gives the browser of ``page`` a device that keeps passkeys and always recognises its owner."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    return tools, tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def sign_out(page, admin):
    page.goto(f"{admin}logout/")
    page.locator("main button[type=submit]").click()
    expect(page).to_have_url(f"{admin}login/")


def test_a_passkey_is_set_up_and_then_opens_the_admin_with_and_without_a_password(new_page, site, axe):
    page = new_page(viewport=PHONE)
    tools, authenticator = add_authenticator(page)
    # Browsers make passkeys for names, not for bare numbers.
    admin = f"http://localhost:{site.port}/admin/"
    page.goto(admin)
    assert not axe.faults(page)
    enter(page, "kamala-newcomer")
    expect(page).to_have_url(GRACE)
    assert not axe.faults(page)
    go_on(page.locator("a[href$='/passkeys/add/']"))
    assert not axe.faults(page)
    page.locator("#passkey_add").click()
    expect(page).to_have_url(f"{admin}signing-in/codes/")
    expect(page.locator(".signin__codes li")).to_have_count(10)
    page.locator(".signin__main").click()
    expect(page).to_have_url(admin)

    sign_out(page, admin)
    page.locator("#passkey_login").click()
    expect(page).to_have_url(admin)

    sign_out(page, admin)
    enter(page, "kamala-newcomer")
    expect(page).to_have_url(f"{admin}login/code/")
    assert not axe.faults(page)
    page.locator("#passkey_authenticate").click()
    expect(page).to_have_url(admin)

    page.goto(f"{admin}signing-in/")
    expect(page.locator("a[href*='/passkeys/'][href$='/remove/']")).to_have_count(1)
    assert not axe.faults(page)

    sign_out(page, admin)
    tools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": authenticator})
    add_authenticator(page)
    page.locator("#passkey_login").click()
    expect(page.locator("#passkey_problem")).to_be_visible()


def test_without_javascript_one_signs_in_and_puts_the_second_factor_off(phone_visitor, site):
    phone_visitor.goto("/admin/")
    expect(phone_visitor.locator("#passkey_login")).to_be_hidden()
    enter(phone_visitor, "kamala-officer")
    expect(phone_visitor).to_have_url(GRACE)
    assert phone_visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone_visitor.locator("#put_off").click()
    expect(phone_visitor).to_have_url(f"{site.url}/admin/")

"""The admin on a phone: what is edited there can be saved without looking for the button, and nothing sticks out."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

pytestmark = pytest.mark.browser

SCREENS = [
    "/admin/",
    "/admin/post/",
    "/admin/month/",
    "/admin/readiness/",
    "/admin/approval/",
    "/admin/images/",
    "/admin/snippets/feedback/question/",
]


@pytest.fixture
def officer(sign_in, new_page):
    """An information officer on a phone with a touch screen."""
    phone = new_page(viewport=PHONE, has_touch=True)
    phone.context.add_cookies(sign_in("kamala-officer").context.cookies())
    return phone


def test_no_screen_is_broader_than_the_phone(officer):
    for path in SCREENS:
        assert officer.goto(path).status == 200, path
        assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_the_long_form_of_an_item_is_saved_from_where_one_is(officer, site):
    officer.goto(site.edit_url("/oit/2567/o1/"))
    save = officer.locator("footer .action-save").first
    expect(save).to_be_in_viewport(ratio=1)
    assert save.bounding_box()["height"] >= 44
    officer.locator("#id_introduction").fill("แก้ไขจากโทรศัพท์")
    save.tap()
    expect(officer.locator(".messages li").first).to_be_visible()
    officer.goto(officer.url)
    expect(officer.locator("#id_introduction")).to_have_value("แก้ไขจากโทรศัพท์")


def test_an_entry_of_a_list_says_below_its_name_what_each_column_holds(officer):
    officer.goto("/admin/documents/")
    entry = officer.locator(".listing tbody tr").first
    name, file = entry.locator("td.title"), entry.locator("td[data-heading]").first
    expect(file).to_have_attribute("data-heading", "ไฟล์")
    assert file.bounding_box()["y"] >= name.bounding_box()["y"] + name.bounding_box()["height"]
    assert name.bounding_box()["width"] > PHONE["width"] / 2
    # What a search puts in place of the list is read alike.
    officer.locator("#id_q").fill("คำสั่ง")
    expect(officer.locator(".listing tbody tr")).not_to_have_count(20)
    expect(officer.locator(".listing tbody tr td[data-heading]").first).to_be_visible()

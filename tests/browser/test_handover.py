"""An officer is transferred: the head of the line of work hands everything over, and the successor takes it up."""

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

TRANSFERRED, SUCCESSOR = "เจ้าหน้าที่เว็บไซต์ งานเทคโนโลยี", "kamala-successor"
ITEMS = ("O1", "O9", "O22")
HAND_OVER = "/admin/duties/hand-over/"


def hand_over(supervisor, leaving, taking):
    """``leaving`` and ``taking``: what the options of the two boxes are told by."""
    supervisor.goto(HAND_OVER)
    supervisor.locator("[name=leaving]").select_option(**leaving)
    supervisor.locator("[name=taking]").select_option(**taking)
    supervisor.locator(".duties-form button[type=submit]").click()
    passing = supervisor.locator(".duties-passing")
    for item in ITEMS:
        expect(passing).to_contain_text(f"{item} (2567)")
    return passing


def fits(page, size):
    return page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_a_successor_takes_over_from_a_transferred_officer(sign_in, site, axe):
    supervisor, successor = sign_in("kamala-supervisor"), sign_in(SUCCESSOR)
    successor_option = {"value": str(site.page_ids[SUCCESSOR])}
    directions = [
        (PHONE, {"label": TRANSFERRED}, successor_option),
        # The officer comes back, which leaves all as it was.
        (DESK, successor_option, {"label": TRANSFERRED}),
    ]
    for size, leaving, taking in directions:
        for page in (supervisor, successor):
            page.set_viewport_size(size)
        hand_over(supervisor, leaving, taking)
        assert axe.faults(supervisor) == []
        assert fits(supervisor, size)
        supervisor.locator("form[method=post] .board__actions button[type=submit]").click()
        expect(supervisor.locator(".messages")).to_be_visible()
        expect(supervisor.locator("main")).to_contain_text(TRANSFERRED)

        successor.goto("/admin/readiness/")
        expect(successor.locator("#o1")).to_contain_text(
            "สมหญิง" if taking == successor_option else TRANSFERRED
        )
        assert fits(successor, size)
        successor.goto("/admin/duties/mine/")
        assert axe.faults(successor) == []
        assert fits(successor, size)

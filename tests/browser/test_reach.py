"""The site for who reads and moves otherwise: by keyboard, with large text, zoomed in, or with colours of their own."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

KINDS = (
    "/",
    "/oit/2567/",
    "/oit/2567/o11/",
    "/en/oit/2567/o18/",
    "/news/",
    "/qa/",
    "/feedback/",
    "/complaint/",
)
# What a wide screen of 1280 px shows at 400 %.
ZOOMED = {"width": 320, "height": 256}
# A screen of any width up to a large one.
WIDTHS = (320, 360, 768, 1024, 1440, 1920)
FOCUSED = """
() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + Math.min(box.width, innerWidth - box.x) / 2, box.y + box.height / 2);
  return {
    name: element.outerHTML.slice(0, 120),
    tag: element.tagName,
    menu: Boolean(element.closest("#site-nav")),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    covered: Boolean(seen) && !element.contains(seen) && !seen.contains(element),
  };
}
"""
# Words that stick out of what holds them, unless that can be scrolled or is only for those who hear the page.
CUT_OFF = """
() => [...document.querySelectorAll("a, button, h1, h2, h3, p, dt, dd, label, li")].filter(element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (!box.width || element.closest(".table-scroll, .visually-hidden, .indicator-strip, .tabs, .skip-link")) {
    return false;
  }
  return box.right > innerWidth + 1 || box.left < -1
    || (style.overflow === "hidden" && element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 120))
"""
WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
MOVING = """
() => [...document.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  return parseFloat(style.animationDuration) > 0 || parseFloat(style.transitionDuration) > 0;
}).length + (getComputedStyle(document.documentElement).scrollBehavior === "smooth")
"""


def walked(page, steps):
    """What has the focus after each of so many presses of Tab, until the page is left."""
    for _step in range(steps):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["tag"] == "BODY":
            return
        yield focused


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_goes_by_keyboard_sees_where_they_are(new_page, path, scheme):
    page = new_page(viewport=DESK, color_scheme=scheme, reduced_motion="reduce")
    page.goto(path)
    stops = list(walked(page, 150))
    assert len(stops) > 20
    assert [each["name"] for each in stops if each["outline"] < 2] == []
    assert [each["name"] for each in stops if each["covered"]] == []


def test_the_first_key_leads_past_the_header(visitor):
    visitor.goto("/")
    visitor.keyboard.press("Tab")
    expect(visitor.locator(":focus")).to_have_text("ข้ามไปยังเนื้อหาหลัก")
    expect(visitor.locator(":focus")).to_be_in_viewport()
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("main")).to_be_focused()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_of_a_phone_is_walked_by_keyboard_and_hides_what_it_covers(new_page):
    page = new_page(viewport=PHONE)
    page.goto("/")
    button = page.get_by_role("button", name="เมนู", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="เมนูหลัก")
    expect(menu).to_be_visible()
    stops = list(walked(page, 40))
    assert len(stops) > 6
    assert [each["name"] for each in stops if not each["menu"]] == []

    menu.get_by_role("link").first.focus()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_versions_of_the_policy_are_walked_by_keyboard(visitor):
    visitor.goto("/oit/2567/o18/")
    tabs = visitor.locator(".tabs")
    expect(tabs.locator("[aria-current]")).to_have_text("ไทย")
    tabs.get_by_role("link").first.focus()
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile(r"/en/oit/2567/o18/$"))
    expect(visitor.locator(".tabs [aria-current]")).to_have_text("English")


def test_an_answer_is_opened_and_closed_by_keyboard(visitor):
    visitor.goto("/qa/")
    question = visitor.locator(".accordion summary").first
    question.focus()
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".accordion[open]")).to_have_count(1)
    visitor.keyboard.press("Space")
    expect(visitor.locator(".accordion[open]")).to_have_count(0)


@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_cut_off_on_any_screen_or_at_400_percent(visitor, path):
    visitor.goto(path)
    for size in (ZOOMED, *({"width": width, "height": 800} for width in WIDTHS)):
        visitor.set_viewport_size(size)
        assert not visitor.evaluate(WIDER_THAN_SCREEN), size
        assert visitor.evaluate(CUT_OFF) == [], size


@pytest.mark.parametrize("path", KINDS)
def test_text_of_twice_the_size_fits(visitor, path):
    visitor.goto(path)
    visitor.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not visitor.evaluate(WIDER_THAN_SCREEN)
    assert visitor.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_for_who_asks_for_less_motion(new_page, path):
    page = new_page(reduced_motion="reduce")
    page.goto(path)
    assert page.evaluate(MOVING) == 0


def test_states_are_told_apart_with_colours_of_the_readers_own(new_page):
    page = new_page(forced_colors="active")
    page.goto("/oit/2567/")
    dot = page.locator(".status-published").first.evaluate(
        "e => getComputedStyle(e, '::before').backgroundColor"
    )
    empty = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dot not in (empty, "rgba(0, 0, 0, 0)")
    chosen = page.locator(".chips [aria-current]").evaluate("e => getComputedStyle(e).backgroundColor")
    other = page.locator(".chips a:not([aria-current])").first.evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )
    assert chosen != other


@pytest.mark.parametrize("path", [path for path in KINDS if not path.startswith("/en/")])
def test_those_who_hear_a_thai_page_hear_thai(visitor, path):
    visitor.goto(path)
    english = visitor.evaluate(
        """() => [...document.querySelectorAll("[aria-label], img[alt], [title], [placeholder]")]
        .filter(element => !element.closest("[lang=en]"))
        .flatMap(element => ["aria-label", "alt", "title", "placeholder"].map(name => element.getAttribute(name)))
        .filter(words => words && /[a-z]{4}/i.test(words) && !/[ก-๙]/.test(words))"""
    )
    assert set(english) <= {"Facebook", "LINE", "TikTok", "Instagram", "YouTube", "X (Twitter)"}

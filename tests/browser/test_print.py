"""Pages on paper, which nobody can scroll."""

import pytest

pytestmark = pytest.mark.browser
# What an A4 page leaves between its margins, in CSS pixels.
PAPER = {"width": 680, "height": 1000}
TABLES = "tables => tables.map(table => [table.scrollWidth, table.parentElement.clientWidth])"


@pytest.mark.parametrize(
    "address", ["/oit/2567/o11/", "/en/oit/2567/o15/", "/oit/2567/o15/", "/oit/2567/o24/"]
)
def test_tables_are_printed_whole_with_their_totals_once(new_page, address):
    page = new_page(viewport=PAPER)
    page.emulate_media(media="print")
    page.goto(address)
    widths = page.locator(".data-table").evaluate_all(TABLES)
    assert widths
    assert all(table <= room for table, room in widths), widths
    feet = page.locator(".data-table tfoot").evaluate_all(
        "feet => feet.map(e => getComputedStyle(e).display)"
    )
    assert set(feet) <= {"table-row-group"}


# Words so light that they need the background below them, which browsers print only where they are told to.
UNREADABLE = """
() => [...document.querySelectorAll("main *, .site-header *, .site-footer *")].filter(element => {
  if (!element.checkVisibility() || ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    return false;
  const [red, green, blue] = getComputedStyle(element).color.match(/[\\d.]+/g).map(Number);
  if (red + green + blue < 450) return false;
  for (let below = element; below; below = below.parentElement) {
    const style = getComputedStyle(below);
    if (style.backgroundColor !== "rgba(0, 0, 0, 0)") return style.printColorAdjust !== "exact";
  }
  return true;
}).map(element => element.outerHTML.slice(0, 120))
"""


@pytest.mark.parametrize(
    "address", ["/", "/oit/2567/", "/oit/2567/o1/", "/oit/2567/o9/", "/oit/2567/o18/", "/oit/2567/o20/"]
)
def test_nothing_is_printed_light_on_white(new_page, address):
    page = new_page(viewport=PAPER)
    page.emulate_media(media="print")
    page.goto(address)
    assert page.evaluate(UNREADABLE) == []
    dots = page.locator(".status").evaluate_all(
        "all => all.map(each => getComputedStyle(each, '::before').printColorAdjust)"
    )
    assert set(dots) <= {"exact"}


@pytest.mark.parametrize("address", ["/", "/oit/2567/o18/", "/news/songkran-checkpoints/", "/contact/"])
def test_paper_is_white_and_has_no_buttons_whatever_the_screen_is(new_page, address):
    page = new_page(viewport=PAPER, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(36, 27, 24)"
    for part in (".emergency-bar", ".site-nav", ".page-feedback", "form"):
        assert (
            page.locator(part).evaluate_all("all => all.filter(each => each.checkVisibility()).length") == 0
        )
    assert page.get_by_role("heading", level=1).is_visible()

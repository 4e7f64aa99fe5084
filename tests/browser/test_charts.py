"""Charts as they are seen: every word readable, on a phone and at a desk."""

import pytest

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

# For each text of each chart: how tall its letters are in pixels, and the words that it touches or that it leaves the
# drawing with.
TROUBLE = """charts => charts.flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].map(text => ({
    words: text.textContent, box: text.getBoundingClientRect(),
    size: parseFloat(getComputedStyle(text).fontSize) * frame.width / svg.viewBox.baseVal.width,
  }));
  return texts.flatMap(({words, box, size}, number) => [
    ...(size < 12 ? [`${words}: ${size} px`] : []),
    ...(box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom - box.height / 4 > frame.bottom
      ? [`${words} leaves the drawing`] : []),
    ...texts.slice(number + 1).filter(other =>
      box.left < other.box.right && other.box.left < box.right
      && box.top + box.height / 4 < other.box.bottom - other.box.height / 4
      && other.box.top + other.box.height / 4 < box.bottom - box.height / 4
    ).map(other => `${words} touches ${other.words}`),
  ]);
})"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    "address",
    [
        "/oit/2567/o11/",
        "/en/oit/2567/o11/",
        "/oit/2567/o12/",
        "/oit/2567/o17/",
        "/en/oit/2567/o17/",
        "/feedback/summary/2024-03/",
        "/en/feedback/summary/2024-03/",
    ],
)
def test_no_word_of_a_chart_is_cut_covered_or_too_small(new_page, viewport, address):
    page = new_page(viewport=viewport)
    page.goto(address)
    page.evaluate("document.fonts.ready")
    charts = page.locator(".chart svg")
    assert charts.count() > 0
    assert charts.evaluate_all(TROUBLE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]

"""The drawing tool in a real browser, without a server: the scripts are handed over from the files."""

import json

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import expect

from cms.media.blur_forms import RectangleFormSet
from cms.media.blur_views import tool_strings

pytestmark = pytest.mark.browser

DRAWN = {"form-0-left": "10", "form-0-top": "๒๐", "form-0-width": "30", "form-0-height": "40"}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Blur</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/css/admin/blur.css">
<form><blur-rectangles data-strings='{strings}'>{count}
<div class="blur__picture" data-board><img alt="" width="300" height="200" src="data:,"></div>
<p role="status" data-status></p><div data-rows>{rows}</div><template>{empty}</template>
<button type="button" data-add hidden>Add a rectangle</button></blur-rectangles></form>
<style>img {{ inline-size: 300px !important; block-size: 200px !important }}</style>
<script type="module" src="/static/js/admin/blur-rectangles.js"></script></html>"""


def html_of(data=None):
    """The tool around the rows of a form set, with what was posted before, if anything."""
    if data:
        data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", **data}
    with translation.override("en"):
        rectangles = RectangleFormSet(data)
        rows = [_row(row, number) for number, row in enumerate(rectangles, start=1)]
        return PAGE.format(
            strings=json.dumps(tool_strings()),
            count=rectangles.management_form,
            rows="".join(rows),
            empty=_row(rectangles.empty_form, ""),
        )


def _row(form, number):
    return render_to_string("cms/media/rectangle.html", {"row": form, "number": number})


@pytest.fixture
def open_tool(open_page):
    """A function that opens the tool."""

    def open_tool(data=None):
        page = open_page(html_of(data))
        expect(page.get_by_role("button", name="Add a rectangle")).to_be_visible()
        return page

    return open_tool


def rectangles_of(page):
    """What the form would send: the four numbers of each row."""
    return [
        [float(field.input_value()) for field in row.locator("input").all()]
        for row in page.locator("[data-rows] [data-row]").all()
    ]


def drag(page, start, end):
    """Drags from one point of the picture to another, both in per cent."""
    picture = page.locator("img").bounding_box()
    (x1, y1), (x2, y2) = (
        (picture["x"] + picture["width"] * x / 100, picture["y"] + picture["height"] * y / 100)
        for x, y in (start, end)
    )
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
    page.mouse.move(x2, y2)
    page.mouse.up()


def test_a_rectangle_is_drawn_moved_and_made_larger_with_the_mouse(open_tool):
    page = open_tool()
    assert rectangles_of(page) == []
    drag(page, (50, 60), (20, 20))
    assert rectangles_of(page) == [pytest.approx([20, 20, 30, 40], abs=0.5)]
    expect(page.get_by_role("status")).to_have_text("Rectangle 1 added.")
    drag(page, (30, 30), (40, 35))
    assert rectangles_of(page) == [pytest.approx([30, 25, 30, 40], abs=0.5)]
    drag(page, (60, 65), (150, 150))
    assert rectangles_of(page) == [pytest.approx([30, 25, 70, 75], abs=0.5)]


def test_a_click_alone_draws_nothing(open_tool):
    page = open_tool()
    drag(page, (50, 50), (50.2, 50.2))
    assert rectangles_of(page) == []


def test_rectangles_are_added_moved_sized_and_removed_with_the_keyboard(open_tool):
    page = open_tool()
    page.get_by_role("button", name="Add a rectangle").press("Enter")
    expect(page.get_by_role("button", name="Rectangle 1", exact=True)).to_be_focused()
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowUp"):
        page.keyboard.press(key)
    assert rectangles_of(page) == [[41, 41, 21, 19]]
    page.keyboard.press("Delete")
    assert rectangles_of(page) == []
    expect(page.get_by_role("status")).to_have_text("Rectangle 1 removed.")
    expect(page.get_by_role("button", name="Add a rectangle")).to_be_focused()


def test_what_was_posted_is_on_the_picture_again_and_follows_what_is_typed(open_tool):
    page = open_tool(DRAWN)
    box = page.get_by_role("button", name="Rectangle 1", exact=True)
    picture = page.locator("img").bounding_box()
    assert box.bounding_box()["y"] - picture["y"] == pytest.approx(40, abs=1)
    page.get_by_label("From the left").fill("50")
    assert box.bounding_box()["x"] - picture["x"] == pytest.approx(150, abs=1)
    page.get_by_label("From the left").fill("")
    expect(box).to_be_hidden()


def test_removing_one_of_two_leaves_the_other_under_its_own_name(open_tool):
    page = open_tool(DRAWN)
    drag(page, (60, 60), (90, 90))
    page.get_by_role("button", name="Remove rectangle 1").click()
    assert rectangles_of(page) == [pytest.approx([60, 60, 30, 30], abs=0.5)]
    assert page.locator("[data-rows] input").first.get_attribute("name") == "form-2-left"
    assert page.locator("[name=form-TOTAL_FORMS]").input_value() == "3"
    expect(page.get_by_role("button", name="Remove rectangle 1")).to_be_visible()

"""The checklist in the edit form of an item."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.admin.panels import ObjectList, TabbedInterface

from oit.editions import edition_for
from oit.models import CommitteePage
from oit.panels import ChecklistPanel
from tests.admin_forms import edit_address
from tests.factories import draft, published
from tests.filled import every_field

from .conftest import read, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def with_checklist(monkeypatch):
    """The form of O4 with one checklist on top."""
    others = [panel for panel in CommitteePage.content_panels if not isinstance(panel, ChecklistPanel)]
    handler = TabbedInterface([ObjectList([ChecklistPanel(), *others], heading="Content")])
    monkeypatch.setattr(CommitteePage, "edit_handler", handler.bind_to_model(CommitteePage), raising=False)
    CommitteePage.get_edit_handler.cache_clear()
    yield
    CommitteePage.get_edit_handler.cache_clear()


def lines(client, page):
    """``(the form, the lines of its checklist)``"""
    form = read(client, edit_address(page))
    return form, form.select(".checklist__line")


def test_every_element_in_the_order_of_the_manual_leads_to_its_panel(officer, station):
    form, found = lines(officer, draft(CommitteePage, station))
    elements = edition_for(2567).item("O4").elements
    with override("en"):
        assert [text(line.a) for line in found] == [str(element.title) for element in elements]
    for line, element in zip(found, elements, strict=True):
        panel = form.find(id=line.a["href"].removeprefix("#")).find_parent("section")
        with override("en"):
            assert text(panel.h2) == str(element.title)


def test_each_line_says_its_state_and_what_to_do(officer, station):
    _form, found = lines(officer, draft(CommitteePage, station))
    assert "Still missing" in text(found[0])
    assert "Add at least one of these here" in text(found[0])


def test_nothing_missing_is_folded_away(officer, station, given):
    form, found = lines(officer, published(CommitteePage, station, **every_field(CommitteePage, given)))
    assert all("Still missing" not in text(line) for line in found)
    assert not form.select_one(".checklist").has_attr("open")


def test_the_published_page_where_it_differs(officer, station, given):
    page = published(CommitteePage, station, **every_field(CommitteePage, given))
    _form, found = lines(officer, page)
    assert not any(line.select(".checklist__live") for line in found)
    page.role, page.role_files = "", []
    page.save_revision()
    _form, found = lines(officer, page)
    assert "Still missing" in text(found[0].select_one(".checklist__head"))
    assert "Done" in text(found[0].select_one(".checklist__live"))
    assert not any(line.select(".checklist__live") for line in found[1:])


def test_in_thai(thai_officer, station):
    _form, found = lines(thai_officer, draft(CommitteePage, station))
    assert "ยังขาด" in text(found[0])
    assert text(found[0].a) == edition_for(2567).item("O4").elements[0].title.th


def test_a_form_that_was_sent_is_not_checked(station):
    page = draft(CommitteePage, station)
    handler = CommitteePage.get_edit_handler()

    def is_shown(request, instance):
        form = handler.get_form_class()(instance=instance)
        bound = handler.get_bound_panel(instance=instance, request=request, form=form)
        return bound.children[0].children[0].is_shown()

    with override("en"):
        assert is_shown(RequestFactory().get("/"), page)
        assert not is_shown(RequestFactory().post("/"), page)
        assert not is_shown(RequestFactory().get("/"), CommitteePage())


def test_it_asks_no_more_than_the_lines_of_the_panels(officer, station, given, django_assert_max_num_queries):
    page = published(CommitteePage, station, **every_field(CommitteePage, given))
    officer.get(edit_address(page))
    with django_assert_max_num_queries(80):
        officer.get(edit_address(page))

"""Where a page of each type may be made: in its place, and nowhere else."""

import pytest
from wagtail.models import Page

from home.models import HomePage
from oit.models import FiscalYearPage, ItemPage
from tests.admin_forms import add_address
from tests.factories import add, draft, place

pytestmark = pytest.mark.django_db


def places_elsewhere(page_type, site):
    """The pages of the station below which a page of the type has no place."""
    pages = site.root_page.get_descendants(inclusive=True).specific()
    return [page for page in pages if type(page) not in page_type.allowed_parent_page_models()]


def test_parent_and_child_agree(page_type):
    parents = page_type.allowed_parent_page_models()
    assert parents
    assert all(page_type in parent.allowed_subpage_models() for parent in parents)
    assert (Page in parents) == (page_type is HomePage)


def test_only_in_its_place(page_type, station):
    parent = place(page_type, station)
    assert page_type.can_create_at(parent)
    elsewhere = places_elsewhere(page_type, station)
    assert elsewhere
    assert not [page for page in elsewhere if page_type.can_create_at(page)]


def test_the_admin_offers_it_nowhere_else(page_type, station, editor):
    wrong = places_elsewhere(page_type, station)[0]
    assert editor(page_type).get(add_address(page_type, wrong)).status_code in (302, 403)


def test_no_more_than_there_may_be(page_type, station):
    """A page type with a number, and every item's, is offered until the place is full; others always."""
    parent = Page.objects.get(pk=draft(page_type, station).get_parent().pk).specific
    if not (page_type.max_count_per_parent or issubclass(page_type, ItemPage)):
        assert page_type.can_create_at(parent)
        return
    while issubclass(page_type, ItemPage) and page_type.can_create_at(parent):
        add(page_type, parent)
    assert not page_type.can_create_at(parent)
    codes = (
        [page.code for page in page_type.objects.child_of(parent)] if issubclass(page_type, ItemPage) else []
    )
    assert len(codes) == len(set(codes))


def test_an_item_stands_below_its_year_and_is_that_item(item_type, station):
    year = FiscalYearPage.objects.descendant_of(station.root_page).get()
    page = draft(item_type, station)
    assert page.get_parent().pk == year.pk
    assert page.fiscal_year == year.fiscal_year
    assert page.item.page_type == item_type.__name__
    assert page.slug == page.code.lower()
    assert page.title == page.item.title.th

"""Addresses that assessors were given last: published items, their years and the index stay where they are."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import ContentPage
from oit.models import FiscalYearPage, OITIndexPage, ProcurementSummaryPage, StructurePage
from tests.admin_forms import post_edit
from tests.factories import draft, in_english, published

pytestmark = pytest.mark.django_db

ABOVE_AN_ITEM = ("item", "year", "index", "home")


@pytest.fixture
def pages(station):
    """A published O15 in both languages, and what stands above it: ``{name: page}``."""
    item = published(ProcurementSummaryPage, station)
    in_english(item)
    year, index, home = (page.specific for page in reversed(item.get_ancestors()[1:]))
    return {
        "item": item,
        "year": year,
        "index": index,
        "home": home,
        "english": item.get_translations().get(),
    }


def addresses():
    return set(Page.objects.values_list("pk", "url_path", "live"))


def delete_address(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk_address(action, *pages):
    query = urlencode([("next", "/admin/"), *(("id", page.pk) for page in pages)])
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{query}"


@pytest.mark.parametrize("name", [*ABOVE_AN_ITEM, "english"])
def test_it_is_not_deleted(name, pages, superuser):
    before = addresses()
    for post in (
        lambda page: superuser.post(delete_address(page)),
        lambda page: superuser.post(bulk_address("delete", page)),
    ):
        response = post(pages[name])
        assert response.status_code in (302, 403)
        assert addresses() == before


def test_the_refusal_says_why(pages, superuser):
    response = superuser.post(delete_address(pages["home"]), follow=True)
    assert "was published, and assessors were given its address" in response.content.decode()


def test_it_is_not_deleted_among_others(pages, station, superuser):
    other = published(ContentPage, station)
    before = addresses()
    superuser.post(bulk_address("delete", other, pages["item"]))
    assert pages["item"].pk in {pk for pk, _path, _live in addresses()}
    assert before - addresses() <= {(other.pk, other.url_path, True)}


@pytest.mark.parametrize("name", [*ABOVE_AN_ITEM, "english"])
def test_it_is_not_moved(name, pages, other_station, superuser):
    target = {
        "item": FiscalYearPage.objects.descendant_of(other_station.root_page).get(),
        "english": FiscalYearPage.objects.descendant_of(other_station.root_page).get(),
        "year": OITIndexPage.objects.descendant_of(other_station.root_page).get(),
        "index": other_station.root_page,
        "home": other_station.root_page,
    }[name]
    before = addresses()
    page = pages[name]
    superuser.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))
    superuser.post(bulk_address("move", page), {"chooser": target.pk, "move_applied": "on"})
    assert addresses() == before


@pytest.mark.parametrize("name", ["item", "year", "index"])
def test_it_is_not_copied(name, pages, superuser):
    before = addresses()
    page = pages[name]
    data = {
        "new_title": "สำเนา",
        "new_slug": "copy",
        "new_parent_page": page.get_parent().pk,
        "copy_subpages": "on",
    }
    superuser.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert addresses() == before


@pytest.mark.parametrize("name", ["item", "year", "index"])
def test_its_address_is_not_changed(name, pages, superuser):
    page = pages[name]
    response = post_edit(superuser, page, publish=True, slug="elsewhere", title="ชื่ออื่น")
    assert response.status_code in (200, 302)
    page = Page.objects.get(pk=page.pk)
    assert (page.slug, page.url_path) == (pages[name].slug, pages[name].url_path)


def test_an_unpublished_item_keeps_its_address_too(pages, superuser):
    pages["item"].unpublish()
    superuser.post(delete_address(pages["item"]))
    assert Page.objects.filter(pk=pages["item"].pk).exists()


def test_a_draft_can_be_deleted(station, superuser):
    page = draft(StructurePage, station)
    assert superuser.post(delete_address(page)).status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()


def test_another_published_page_can_be_deleted(station, superuser):
    page = published(ContentPage, station)
    superuser.post(delete_address(page))
    assert not Page.objects.filter(pk=page.pk).exists()


def test_a_supervisor_publishes_an_item_again_at_the_same_address(pages, supervisor_user, client_for):
    supervisor = client_for(supervisor_user)
    assert post_edit(supervisor, pages["item"], publish=True, introduction="ปรับปรุง").status_code == 302
    page = Page.objects.get(pk=pages["item"].pk).specific
    assert page.introduction == "ปรับปรุง"
    assert page.slug == "o15"

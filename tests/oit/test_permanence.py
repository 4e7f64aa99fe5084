"""Addresses that assessors were given last: published items, their years and the index stay where they are."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page

from cms.bin.pages import is_binned
from cms.models.stations import Role
from home.models import ContentPage
from oit.contributions.models import Contribution
from oit.models import (
    FiscalYearPage,
    IntegrityMeasuresPage,
    OITIndexPage,
    ProcurementSummaryPage,
    StructurePage,
)
from oit.tasks.models import Task
from tests.admin_forms import post_edit
from tests.conftest import make_user
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


@pytest.mark.parametrize("name", [*ABOVE_AN_ITEM, "english"])
@pytest.mark.parametrize("client", ["superuser", "officer"])
def test_the_refusal_says_why(name, client, pages, request):
    client = request.getfixturevalue(client)
    for address in (delete_address(pages[name]), reverse("wagtailadmin_pages:move", args=[pages[name].pk])):
        response = client.post(address, follow=True)
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
    assert not is_binned(Page.objects.get(pk=pages["item"].pk))


def test_a_draft_can_be_deleted(station, superuser):
    page = draft(StructurePage, station)
    assert superuser.post(delete_address(page)).status_code == 302
    assert is_binned(Page.objects.get(pk=page.pk))


@pytest.fixture
def unpublished(station):
    """The plan of O24 as a draft, and what stands above it, none of which was ever published."""
    item = draft(IntegrityMeasuresPage, station)
    above = item.get_ancestors(inclusive=True).filter(depth__gt=2)
    Page.objects.filter(translation_key__in=above.values("translation_key")).update(first_published_at=None)
    index, year, item = (page.specific for page in above)
    return {"item": item, "year": year, "index": index}


def contribution(station, page):
    return Contribution.objects.create(
        site=station, page_id=page.pk, element="action-plan", line_of_work="traffic", due=date(2024, 2, 1)
    )


def task(station, page):
    return Task.objects.create(site=station, page_id=page.pk, row="000000a1")


@pytest.mark.parametrize("name", ["item", "year", "index"])
@pytest.mark.parametrize(("make", "said"), [(contribution, "contributions (1)"), (task, "tasks (1)")])
def test_what_people_did_for_a_draft_is_not_deleted_with_it(
    name, make, said, unpublished, station, superuser, admin_user
):
    made, page = make(station, unpublished["item"]), unpublished[name]
    assert not page.permissions_for_user(admin_user).can_delete()
    for address in (delete_address(page), bulk_address("delete", page)):
        response = superuser.post(address, follow=True)
        assert response.status_code == 200
        assert said in response.content.decode()
        assert type(made).objects.filter(pk=made.pk).exists()
        assert not is_binned(Page.objects.get(pk=unpublished["item"].pk))
    with pytest.raises(ProtectedError):
        unpublished["item"].delete()


def test_another_published_page_can_be_deleted(station, superuser):
    page = published(ContentPage, station)
    superuser.post(delete_address(page))
    assert is_binned(Page.objects.get(pk=page.pk))


def test_a_supervisor_publishes_an_item_again_at_the_same_address(pages, supervisor_user, client_for):
    supervisor = client_for(supervisor_user)
    assert post_edit(supervisor, pages["item"], publish=True, introduction="ปรับปรุง").status_code == 302
    page = Page.objects.get(pk=pages["item"].pk).specific
    assert page.introduction == "ปรับปรุง"
    assert page.slug == "o15"


def test_the_refusal_of_several_says_why_and_tells_nothing_of_another_station(
    pages, other_station, superuser, client_for
):
    for action in ("delete", "move"):
        for method in (superuser.get, superuser.post):
            response = method(bulk_address(action, pages["item"]), follow=True)
            assert "was published, and assessors were given its address" in response.content.decode()
    stranger = client_for(make_user("stranger", other_station, Role.CHIEF))
    response = stranger.get(bulk_address("delete", pages["item"]), follow=True)
    assert pages["item"].title not in response.content.decode()

"""At most twenty queries a page, and no more of them for more posts, years, items, months or rows."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Site

from cms.lines_of_work import LineOfWork
from home.models import NewsIndexPage, NewsPage
from oit.models import AntiBriberyPolicyPage, FiscalYearPage, ItemPage, ProcurementSummaryPage, StructurePage
from oit.stations import add_year
from tests.contract.conftest import PAGE_TYPES
from tests.factories import in_english, officer, publish, published
from tests.filled import every_field
from tests.filled.pages import MANPOWER_ROW, month
from tests.filled.values import ASSESSED, stream

from .conftest import of_year

pytestmark = pytest.mark.django_db

MOST = 20
LANGUAGES = ("th", "en")
ITEM_TYPES = [model for model in PAGE_TYPES if issubclass(model, ItemPage)]


def queries(client, page):
    """How many queries the page takes with nothing in the caches.

    With what Wagtail keeps for hours there (the addresses of stations, the sizes of pictures) it must be twenty
    at most. The sizes are made before.
    """
    assert client.get(page.full_url).status_code == 200
    cache.clear()
    Site.clear_site_root_paths_cache()
    cold = captured(client, page)
    warm = captured(client, page)
    assert len(warm) <= MOST, "\n".join(query["sql"][:200] for query in warm.captured_queries)
    return len(cold)


def captured(client, page):
    with CaptureQueriesContext(connection) as counted:
        assert client.get(page.full_url).status_code == 200
    return counted


def counts(client, *pages):
    """The queries of each page and of its English."""
    versions = [version.specific for page in pages for version in page.get_translations(inclusive=True)]
    return {(type(page).__name__, page.locale.language_code): queries(client, page) for page in versions}


def add_posts(site, number, given):
    """News posts in both languages, and some in Thai alone; gives a Thai one."""
    thai = NewsIndexPage.objects.descendant_of(site.root_page).get()
    english = thai.get_translations().get()
    before = NewsPage.objects.count()
    for index in range(before, before + number):
        values = {
            **every_field(NewsPage, given),
            "title": f"จับกุมผู้ต้องหาคดียาเสพติด ราย {index}",
            "slug": f"post-{index}",
            "date": date(2024, 3, 31) - timedelta(days=17 * index),
        }
        post = thai.add_child(instance=NewsPage(locale=thai.locale, **values))
        if index % 4 != 3:
            post = english.add_child(
                instance=NewsPage(locale=english.locale, translation_key=post.translation_key, **values)
            )
        english.refresh_from_db()
        thai.refresh_from_db()
    return NewsPage.objects.child_of(thai).order_by("path").first()


def test_news_and_home(station, given, client):
    post = add_posts(station, 4, given)
    index = NewsIndexPage.objects.descendant_of(station.root_page).get()
    few = counts(client, station.root_page, index, post)
    add_posts(station, 12, given)
    assert counts(client, station.root_page, index, post) == few


def test_index_year_and_home_by_items_and_years(station, given, client, install, shipped):
    year = FiscalYearPage.objects.descendant_of(station.root_page).get()
    pages = (station.root_page, year.get_parent(), year)
    install(y2568=of_year(shipped, 2568), y2569=of_year(shipped, 2569))
    add_year(station, 2568)
    in_english(published(StructurePage, station))
    few = counts(client, *pages)
    for model in (ProcurementSummaryPage, AntiBriberyPolicyPage):
        in_english(published(model, station))
    add_year(station, 2569)
    for page in StructurePage.objects.descendant_of(station.root_page).filter(live=False):
        in_english(publish(page))
    assert counts(client, *pages) == few


@pytest.mark.parametrize("model", ITEM_TYPES, ids=lambda model: model.__name__)
def test_each_filled_item_page(model, station, given, client):
    page = published(model, station, **every_field(model, given))
    in_english(page)
    assert len(counts(client, page)) == len(LANGUAGES)


def test_months_and_rows(station, given, client):
    def summary(months, rows):
        values = [month(iso, given, rows=rows) for iso in months]
        page = published(ProcurementSummaryPage, station, months=stream(*values))
        in_english(page)
        return counts(client, page)

    assert summary(ASSESSED[:1], 1) == summary(ASSESSED, 8)


def test_units_rows_and_officers(station, given, client):
    def structure(rows):
        values = every_field(StructurePage, given)
        values["manpower"] = [{"id": f"{number:08x}", **MANPOWER_ROW} for number in range(rows)]
        for line in list(LineOfWork)[:rows]:
            officer(station, line_of_work=line, heads_line=True, photo=given.image)
        page = published(StructurePage, station, **values)
        in_english(page)
        return counts(client, page)

    assert structure(1) == structure(20)


def test_items_before_and_after(station, given, client):
    page = published(StructurePage, station, **every_field(StructurePage, given))
    in_english(page)
    alone = counts(client, page)
    for model in (ProcurementSummaryPage, AntiBriberyPolicyPage):
        in_english(published(model, station))
    assert counts(client, page) == alone


def test_both_languages_exist():
    assert set(Locale.objects.values_list("language_code", flat=True)) == set(LANGUAGES)

"""What one page made anew tells to the next pages of its station, and to nobody else."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.models import StationSettings
from cms.page_cache.known import share
from cms.requests import answering
from cms.routing import route
from home.models import ContentPage, NewsIndexPage, NewsKind, NewsPage
from oit.duties.calendar import Event
from oit.duties.models import CalendarEntry
from oit.models import ChiefParticipationPage, FiscalYearPage, PublicRelationsPage, StructurePage
from oit.models import ContactPage as ContactItem
from oit.years.closing import close_when_over, open_again
from tests.factories import chief, in_english, own_page, publish, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def queries(client, kept):
    """A function that reads an address, and says with how many queries it was made."""

    def queries(address, **request):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, **request).status_code == 200
        return len(captured)

    return queries


def rename(station, name):
    own = StationSettings.for_site(station)
    own.name_th = name
    own.save()


def test_a_page_is_told_what_those_before_it_had_read(queries, station, certain):
    certain(lambda: [publish(own_page(StructurePage, station)), rename(station, "สถานีตำรวจภูธรป่าตอง")])
    alone = queries("/oit/2567/o1/")
    certain(lambda: rename(station, "สถานีตำรวจภูธรกมลา"))
    # The very first finds out whose pages these are.
    queries("/oit/")
    queries("/oit/2567/")
    assert queries("/oit/2567/o1/") <= alone - 3


def test_only_so_many_stations_are_remembered(queries, station, other_station, certain, monkeypatch):
    def told_again(most):
        monkeypatch.setattr("cms.page_cache.middleware.MOST_BOOKS", most)
        certain(lambda: rename(station, f"สถานีตำรวจภูธรป่าตอง {most}"))
        for _first_finds_out_whose_pages in range(2):
            queries("/oit/")
        queries("/oit/", headers={"host": other_station.hostname})
        return queries("/oit/2567/")

    assert told_again(most=1) > told_again(most=2)


def test_a_page_that_nobody_has_read_shows_what_was_changed_since_another_was(client, kept, station, certain):
    certain(lambda: publish(own_page(StructurePage, station)))
    for read_before in ("/oit/2567/", "/oit/2567/o1/"):
        client.get(read_before)
    certain(lambda: rename(station, "สถานีตำรวจภูธรป่าตอง"))
    assert "สถานีตำรวจภูธรป่าตอง" in client.get("/oit/").content.decode().replace("\u200b", "")


def test_the_numbers_on_all_pages_are_those_that_the_station_gives_now(client, kept, station, certain):
    own, telephones = StationSettings.for_site(station), ("076 000 191", "076 999 999")

    def said(address):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        return [
            " ".join(page.select_one(part).get_text().split()) for part in (".emergency-bar", ".site-footer")
        ]

    for now, before in (telephones, reversed(telephones)):
        own.telephone = now
        certain(own.save)
        client.get("/oit/")
        client.get("/en/")
        for address in ("/contact/", "/en/contact/"):
            for part in said(address):
                assert now in part
                assert before not in part
    assert "โทร. 076" in said("/contact/")[1]
    assert "Tel. 076" in said("/en/contact/")[1]


def test_a_new_page_appears_in_the_menu_of_pages_that_nobody_has_read(client, kept, station, certain):
    client.get("/")
    certain(lambda: published(ContentPage, station, title="ประวัติสถานี", slug="history", show_in_menus=True))
    assert "ประวัติสถานี" in client.get("/oit/").content.decode()


def test_a_new_item_is_led_to_from_the_items_beside_it(client, kept, station, certain):
    certain(lambda: publish(own_page(StructurePage, station)))
    client.get("/oit/2567/")
    certain(lambda: publish(station.root_page.get_descendants().get(slug="o2").specific))
    assert 'href="/oit/2567/o2/"' in client.get("/oit/2567/o1/").content.decode()


@pytest.mark.parametrize("few", [100, 0], ids=["read together", "looked for one by one"])
def test_a_page_is_found_where_it_is_once_those_beside_it_were_read(
    client, kept, station, certain, monkeypatch, few
):
    monkeypatch.setattr("cms.routing.FEW", few)
    inside = certain(lambda: published(ContentPage, station, title="เกี่ยวกับสถานี", slug="about"))
    assert [client.get(address).status_code for address in ("/about/", "/history/")] == [200, 404]
    history = certain(lambda: published(ContentPage, station, title="ประวัติสถานี", slug="history"))
    assert "ประวัติสถานี" in client.get("/history/").content.decode()
    certain(lambda: history.move(inside, pos="last-child"))
    found = [client.get(address).status_code for address in ("/about/history/", "/about/history/more/")]
    assert found == [200, 404]
    assert client.get("/history/").status_code != 200
    certain(lambda: ContentPage.objects.get(pk=history.pk).unpublish())
    assert client.get("/about/history/").status_code == 404


def test_nothing_but_its_own_text_is_read_for_a_page_beside_those_that_were_read(queries, station, certain):
    certain(lambda: published(ContentPage, station, title="ประวัติสถานี", slug="history"))
    # The very first finds out whose pages these are.
    queries("/oit/")
    queries("/contact/")
    assert queries("/history/") == 1


def test_a_link_leads_to_where_its_page_is_on_pages_that_nobody_has_read(client, queries, station, certain):
    def linking(slug):
        body = [("paragraph", f'<p>ดู <a linktype="page" id="{target.pk}">ประวัติ</a></p>')]
        return certain(lambda: published(ContentPage, station, title="หน้าที่มีลิงก์", slug=slug, body=body))

    target = certain(lambda: published(ContentPage, station, title="ประวัติสถานี", slug="history"))
    first, second = linking("first"), linking("second")
    queries("/oit/")
    read_first = queries("/first/")
    assert queries("/second/") < read_first
    assert 'href="/history/">ประวัติ' in client.get("/second/").content.decode()
    certain(lambda: target.move(first, pos="last-child"))
    for page in (second, first):
        assert 'href="/first/history/">ประวัติ' in client.get(f"/{page.slug}/").content.decode()


def test_each_reader_is_given_pages_of_their_own_to_remember_things_on(rf, station, certain):
    certain(lambda: in_english(publish(own_page(StructurePage, station))))
    book, found = {}, []
    for _reader in range(2):
        request = rf.get("/oit/2567/o1/")
        share(request, book)
        with answering(request):
            page = route(request, "oit/2567/o1/").page
        found.append([page, *page.above, *page.other_versions, *page.versions_above])
    first, second = ({id(page) for page in pages} for pages in found)
    assert [page.pk for page in found[0]] == [page.pk for page in found[1]]
    assert not first & second


def test_news_is_shown_by_the_items_that_nobody_has_read_since(client, kept, station, certain):
    head = chief(station)
    items = [own_page(model, station) for model in (PublicRelationsPage, ChiefParticipationPage)]
    certain(lambda: [publish(item) for item in items])
    for item in items:
        assert "มอบนโยบาย" not in client.get(f"/oit/2567/{item.slug}/").content.decode()
    values = {"title": "มอบนโยบาย", "slug": "policy", "date": date(2024, 2, 1), "chief": head}
    certain(lambda: published(NewsPage, station, kind=NewsKind.CHIEF, **values))
    certain(lambda: published(NewsPage, station, kind=NewsKind.ACTIVITIES, **values | {"slug": "policy-2"}))
    for item in items:
        assert "มอบนโยบาย" in client.get(f"/oit/2567/{item.slug}/").content.decode().replace("\u200b", "")


def test_a_page_in_one_language_leaves_nothing_to_the_other(client, kept, station, certain):
    certain(lambda: in_english(publish(own_page(StructurePage, station))))
    client.get("/en/oit/2567/o1/")
    thai = client.get("/oit/2567/o1/")
    assert thai.status_code == 200
    assert 'lang="th"' in thai.content.decode()[:200]
    assert 'href="/en/oit/"' not in thai.content.decode()
    assert 'href="/en/"' in client.get("/en/").content.decode()


def test_another_station_is_told_nothing(client, kept, station, other_station):
    client.get("/oit/")
    page = (
        client.get("/oit/", headers={"host": other_station.hostname}).content.decode().replace("\u200b", "")
    )
    assert "เพชรเกษม" in page
    assert "กมลา" not in page


def test_who_is_signed_in_is_told_nothing(client_for, officer_user, client, kept, station):
    for read_before in ("/oit/2567/", "/contact/"):
        client.get(read_before)
    # Without a transaction that becomes certain, as while somebody else's is not.
    rename(station, "สถานีตำรวจภูธรป่าตอง")
    page = client_for(officer_user).get("/oit/").content.decode().replace("\u200b", "")
    assert "สถานีตำรวจภูธรป่าตอง" in page


def test_days_of_the_survey_that_the_station_changes_are_those_that_are_shown(client, kept, station, certain):
    own = StationSettings.for_site(station)
    own.eit_url = "https://eit.example.org/station"
    certain(own.save)
    assert own.eit_url in client.get("/").content.decode()
    past = {"first_day": date(2024, 1, 1), "last_day": date(2024, 2, 1)}
    certain(lambda: CalendarEntry.objects.create(site=station, fiscal_year=2567, event=Event.EIT, **past))
    assert own.eit_url not in client.get("/").content.decode()


def test_a_year_that_is_withdrawn_is_gone_from_the_front_page(client, kept, station, certain):
    assert 'class="indicator-board"' in client.get("/").content.decode()
    certain(lambda: FiscalYearPage.objects.get(path__startswith=station.root_page.path).unpublish())
    assert 'class="indicator-board"' not in client.get("/").content.decode()


def test_a_page_that_nobody_has_read_is_closed_by_a_restriction_above_it(client, kept, station, certain):
    year = station.root_page.get_descendants().get(slug="2567")
    certain(lambda: publish(own_page(StructurePage, station)))
    assert client.get("/oit/2567/").status_code == 200
    restriction = certain(lambda: PageViewRestriction.objects.create(page=year, restriction_type="login"))
    assert client.get("/oit/2567/o1/").status_code == 302
    certain(restriction.delete)
    assert client.get("/oit/2567/o1/").status_code == 200


def test_a_page_that_is_moved_below_a_restricted_one_is_closed(client, kept, station, certain):
    history = certain(lambda: published(ContentPage, station, title="ประวัติสถานี", slug="history"))
    inside = certain(lambda: published(ContentPage, station, title="ภายใน", slug="inside"))
    certain(lambda: PageViewRestriction.objects.create(page=inside, restriction_type="login"))
    assert client.get("/contact/").status_code == 200
    assert client.get("/history/").status_code == 200
    certain(lambda: history.move(inside, pos="last-child"))
    assert client.get("/inside/history/").status_code == 302


def test_posts_in_thai_only_are_not_listed_in_english_once_their_list_is_closed(
    client, kept, station, certain
):
    post = certain(lambda: published(NewsPage, station, title="ตั้งจุดตรวจ", slug="checkpoint"))
    index = post.get_parent()
    certain(lambda: in_english(NewsIndexPage.objects.get(pk=index.pk)))
    assert "ตั้งจุดตรวจ" in client.get("/en/news/").content.decode().replace("\u200b", "")
    certain(lambda: PageViewRestriction.objects.create(page=index, restriction_type="login"))
    listed = client.get("/en/news/")
    assert listed.status_code == 200
    assert "ตั้งจุดตรวจ" not in listed.content.decode().replace("\u200b", "")


def test_an_item_shows_what_it_was_once_its_year_is_closed_and_what_is_true_once_it_is_open(
    client, kept, station, officer_user, certain
):
    year = FiscalYearPage.objects.get(path__startswith=station.root_page.path)
    contact = own_page(ContactItem, station)
    certain(lambda: [publish(page) for page in (contact, own_page(StructurePage, station))])
    own = StationSettings.for_site(station)
    own.telephone = "076 000 191"
    certain(own.save)

    def telephone_once(change):
        certain(change)
        # What it shares with the others is read for another page.
        assert client.get("/oit/2567/o1/").status_code == 200
        page = BeautifulSoup(client.get(f"/oit/2567/{contact.slug}/").content, "html.parser")
        return " ".join(page.select_one("#telephone").get_text().split())

    assert "076 000 191" in telephone_once(own.save)
    certain(lambda: close_when_over(year, on=date(2024, 10, 1)))
    own.telephone = "076 999 999"
    assert "076 000 191" in telephone_once(own.save)
    assert "076 999 999" in telephone_once(lambda: open_again(year, officer_user, "แก้ไข"))

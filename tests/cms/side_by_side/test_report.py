"""The report of what is translated, stale or missing, and the line in the list of today."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.models.stations import Role
from cms.side_by_side.overview import lines_of, translations_to_mend
from cms.translations import english_progress
from home.models import ContentPage
from tests.cms.pages import in_english, publish, soup
from tests.conftest import make_user

from .conftest import PARKING
from .screen import Screen

pytestmark = pytest.mark.django_db


def rows(client, **query):
    """``{title: state}`` in the order of the report."""
    table = soup(client.get(reverse("side_by_side:report"), query)).select("table.listing tbody tr")
    return {row.select_one(".title a").text: row.select_one("strong").text for row in table}


def stale(page):
    page = ContentPage.objects.get(pk=page.pk)
    page.introduction = "เปิดบริการทุกวัน"
    page.save_revision().publish()


@pytest.fixture
def four(station, officer):
    """One page in each state."""
    made = {}
    for slug, title in (("done", "แปลแล้ว"), ("stale", "ล้าสมัย"), ("begun", "เริ่มแล้ว"), ("missing", "ยังไม่แปล")):
        made[slug] = publish(station.root_page, ContentPage(title=title, slug=slug))
    in_english(made["done"], title="Done")
    in_english(made["stale"], title="Stale")
    stale(made["stale"])
    screen = Screen(officer, made["begun"])
    screen.write_all("Begun")
    screen.press("save")
    return made


def test_each_page_has_its_state_in_words_what_needs_work_first(four, officer):
    found = rows(officer)
    titles = list(found)
    own = ["ล้าสมัย", "เริ่มแล้ว", "ยังไม่แปล", "แปลแล้ว"]
    assert sorted(own, key=titles.index) == own
    assert len({found[title] for title in own}) == 4


@pytest.mark.parametrize(
    ("state", "title"),
    [("stale", "ล้าสมัย"), ("begun", "เริ่มแล้ว"), ("missing", "ยังไม่แปล"), ("translated", "แปลแล้ว")],
)
def test_it_is_filtered_by_state(state, title, four, officer):
    found = rows(officer, state=state)
    assert title in found
    assert len(set(found.values())) == 1


def test_it_is_sorted_searched_and_leads_to_the_screen(four, officer):
    titles = list(rows(officer, ordering="-title"))
    assert titles == sorted(titles, reverse=True)
    assert list(rows(officer, q="ล้าสมัย")) == ["ล้าสมัย"]
    shown = soup(officer.get(reverse("side_by_side:report"), {"q": "ล้าสมัย"}))
    assert shown.select_one(".title a")["href"] == reverse("side_by_side:sheet", args=[four["stale"].pk])


def test_it_says_of_every_page_what_the_page_itself_says(four, station):
    for key, line in lines_of([station.pk]).items():
        assert english_progress(Page.objects.get(pk=key).specific).state is line.progress, line.page


def test_another_station_sees_its_own_pages_only(four, other_station, client_for):
    assert "ล้าสมัย" not in rows(client_for(make_user("stranger", other_station, Role.OFFICER)))


def test_the_list_of_today_counts_what_is_stale_for_those_who_translate(four, station, officer_user):
    on = timezone.localdate()
    (line,) = translations_to_mend(officer_user, station, on)
    assert "1" in line.sentence
    assert line.address.endswith("?state=stale")
    assert not list(translations_to_mend(make_user("complaints", station, Role.COMPLAINTS), station, on))


def test_the_list_of_today_says_nothing_where_nothing_is_stale(station, officer_user):
    assert not list(translations_to_mend(officer_user, station, timezone.localdate()))


def test_the_line_of_today_leads_to_these_pages(four, officer):
    address = soup(officer.get("/admin/")).select_one(".today-line a[href*='side-by-side']")["href"]
    assert "ล้าสมัย" in officer.get(address).content.decode()


def test_more_pages_take_no_more_queries(four, station):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            lines_of([station.pk])
        return len(captured)

    few = queries()
    for number in range(5):
        page = publish(station.root_page, ContentPage(title=f"หน้า {number}", slug=f"page-{number}"))
        in_english(page, title=f"Page {number}")
        stale(page)
    assert queries() == few


def test_texts_by_machine_are_counted(translated, page, officer):
    translation = translated.response.context["sheet"].segments[-1].translation
    assert translation.translation_of.data == PARKING
    translation.translation_type = "machine"
    translation.save()
    assert (
        "1"
        in soup(officer.get(reverse("side_by_side:report"), {"q": page.title}))
        .select_one("table.listing tbody")
        .text
    )
    assert page.title in rows(officer, state="stale")

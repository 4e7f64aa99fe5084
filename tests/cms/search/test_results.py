"""The page of results, its filters, and what is offered while somebody types."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from cms.search.fragments import LENGTH, Marker
from home.models import ContentPage, EServicePage, NewsIndexPage, NewsPage
from oit.models import StructurePage
from tests.factories import add, chief, draft, publish, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client):
    """A function from what is asked for to the parsed page of results."""

    def found(typed, address="/search/", **facts):
        response = client.get(address, {"q": typed, **facts})
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return found


@pytest.fixture
def fines(station, committed):
    with committed():
        published(EServicePage, station, title="ตรวจใบสั่งและชำระค่าปรับ", audience="ผู้ได้รับใบสั่งจราจร")
        published(ContentPage, station, title="ประกาศใบสั่งหาย")


def links(page):
    return [link.text for link in page.select(".result-list h3 a")]


def test_words_that_were_found_are_marked(fines, found):
    page = found("ใบสั่ง")
    assert page.select_one(".result-list h3 mark").text == "ใบสั่ง"
    assert {mark.text for mark in page.select(".result-list p mark")} >= {"ใบสั่ง"}
    assert "พบ 2 รายการ" in page.text or "2 results" in page.text


def test_another_name_for_the_same_thing_finds_it_too(fines, found):
    assert links(found("ค่าปรับจราจร"))[0] == "ตรวจใบสั่งและชำระค่าปรับ"
    assert links(found("ตรวจ traffic ticket"))[0] == "ตรวจใบสั่งและชำระค่าปรับ"


def test_a_slip_is_mended_and_said(fines, found):
    page = found("ใบสัง")
    assert page.select_one("[role=status] strong").text == "ใบสั่ง"
    assert "ตรวจใบสั่งและชำระค่าปรับ" in links(page)


def test_an_item_comes_first_by_its_code(station, committed, found):
    with committed():
        published(StructurePage, station)
        published(ContentPage, station, title="รายการ O1 ถึง O25")
    for typed in ("o1", "๐๐๑", "ข้อ ๑"):
        assert links(found(typed))[0].startswith("O1 ")


def test_kinds_years_and_items_narrow_the_results(station, committed, fines, found):
    with committed():
        index = publish(draft(NewsIndexPage, station))
        for year, title in ((2023, "อบรมเรื่องใบสั่ง"), (2024, "ใบสั่งออนไลน์")):
            publish(add(NewsPage, index, title=title, slug=f"post-{year}", date=date(year, 1, 5)))
    page = found("ใบสั่ง")
    kinds = {link.text.split()[0]: link["href"] for link in page.select(".chips a")}
    assert len(kinds) == 4
    assert len(links(found("ใบสั่ง", kind="news"))) == 2
    assert links(found("ใบสั่ง", year="2566")) == ["อบรมเรื่องใบสั่ง"]
    assert "ตรวจใบสั่งและชำระค่าปรับ" not in links(found("ใบสั่ง", kind="news", year="2567"))
    empty = found("ใบสั่ง", kind="service", year="2566")
    assert links(empty) == []
    assert (
        empty.select_one("section .panel a")["href"]
        == "?q=%E0%B9%83%E0%B8%9A%E0%B8%AA%E0%B8%B1%E0%B9%88%E0%B8%87"
    )


@pytest.mark.parametrize(
    "facts", [{"kind": "x"}, {"year": "๒๕๖๗"}, {"year": "99999"}, {"item": "'"}, {"page": "x"}]
)
def test_facts_that_make_no_sense_are_passed_over(facts, fines, found):
    assert len(links(found("ใบสั่ง", **facts))) == 2


@pytest.mark.parametrize(
    "typed", ['"', "(", "NEAR(", "zq1thzq", "a*", "-", "'", "\0", "\\", ":*", "&|!", "ๆ" * 200, "ก" * 300]
)
def test_no_words_break_the_search(typed, fines, client):
    for address in ("/search/", "/search/suggestions/", "/en/search/"):
        assert client.get(address, {"q": typed}).status_code == 200


def test_where_nothing_is_found_the_station_can_be_called(station, found):
    page = found("ไดโนเสาร์")
    assert links(page) == []
    assert page.select_one("aside a[href^='tel:191']")


def test_many_results_have_pages_that_keep_what_was_asked(station, committed, found):
    with committed():
        for number in range(12):
            published(ContentPage, station, title=f"ใบสั่ง ฉบับ {number}", slug=f"ticket-{number}")
    page = found("ใบสั่ง")
    assert len(links(page)) == 10
    following = page.select_one(".pagination a[rel=next]")["href"]
    assert "page=2" in following
    assert "q=" in following
    assert len(links(found("ใบสั่ง", page="2"))) == 2


@pytest.mark.parametrize(("most", "said"), [(4, "พบมากกว่า 4 รายการ"), (5, "พบ 5 รายการ"), (6, "พบ 5 รายการ")])
def test_more_than_anybody_reads_is_said_and_not_shown(most, said, station, committed, found, monkeypatch):
    monkeypatch.setattr("cms.search.finding.MOST", most)
    with committed():
        for number in range(5):
            published(ContentPage, station, title=f"ใบสั่ง ฉบับ {number}", slug=f"ticket-{number}")
    page = found("ใบสั่ง")
    assert page.select_one("#result-title").text.startswith(said)
    assert len(links(page)) == min(most, 5)


def test_what_was_cut_off_is_found_where_the_results_are_narrowed(
    station, committed, fines, found, monkeypatch
):
    monkeypatch.setattr("cms.search.finding.MOST", 1)
    assert links(found("ใบสั่ง", kind="page")) == ["ประกาศใบสั่งหาย"]
    assert links(found("ใบสั่ง", kind="service")) == ["ตรวจใบสั่งและชำระค่าปรับ"]


def test_markup_in_a_title_is_shown_as_it_is(station, committed, found):
    with committed():
        published(ContentPage, station, title="<b>ใบสั่ง</b> & <script>")
    page = found("ใบสั่ง")
    assert links(page) == ["<b>ใบสั่ง</b> & <script>"]
    assert not page.select(".result-list b")


def test_a_search_takes_few_queries(fines, client, django_assert_max_num_queries):
    client.get("/search/", {"q": "ใบสั่ง"})
    with django_assert_max_num_queries(20):
        client.get("/search/", {"q": "ใบสัง"})


def test_titles_are_offered_while_somebody_types(fines, client):
    answer = client.get("/search/suggestions/", {"q": "ใบส"})
    assert answer.json() == {"suggestions": ["ประกาศใบสั่งหาย", "ตรวจใบสั่งและชำระค่าปรับ"]}
    assert client.get("/search/suggestions/", {"q": "ใ"}).json() == {"suggestions": []}
    assert client.get("/en/search/suggestions/", {"q": "ใบส"}).json() == {"suggestions": []}


def test_a_fragment_is_the_part_with_the_words_and_ends_at_words():
    text = "ข่าวทั่วไปของสถานี " * 40 + "ผู้ที่ได้รับใบสั่งจราจรชำระได้ที่เคาน์เตอร์ " + "และเรื่องอื่น ๆ " * 40
    fragment = Marker([[("ใบสั่ง",)]]).fragment(text)
    assert "<mark>ใบสั่ง</mark>" in fragment
    assert fragment.startswith("…")
    assert fragment.endswith("…")
    assert len(fragment) < LENGTH + 40


def test_english_words_and_thai_digits_are_marked_in_their_forms():
    marker = Marker([[("report",)], [("2567",)]])
    assert (
        marker.marked("Reports of ๒๕๖๗, reportage") == "<mark>Reports</mark> of <mark>๒๕๖๗</mark>, reportage"
    )


def test_an_officer_is_found_by_position(station, committed, found):
    with committed():
        published(StructurePage, station)
        chief(station, name_th="สมศักดิ์ มือสะอาด")
    assert links(found("ผู้กำกับ"))[0].endswith("สมศักดิ์ มือสะอาด – ผู้กำกับการ")

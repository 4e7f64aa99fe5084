"""O3: laws by category, those to know first, and the search among them."""

import pytest
from bs4 import BeautifulSoup

from oit.models import LawsPage
from tests.factories import in_english
from tests.filled.basics import law
from tests.filled.values import stream

from .basics import filled

pytestmark = pytest.mark.django_db

LAWS = [
    ("ประมวลกฎหมายอาญา", "criminal", False),
    ("พระราชบัญญัติจราจรทางบก พ.ศ. 2522", "traffic", True),
    ("พระราชบัญญัติรถยนต์ พ.ศ. 2522", "traffic", False),
]


@pytest.fixture
def page(station, given):
    laws = (law(given, title=title, category=kind, must_know=first) for title, kind, first in LAWS)
    return filled(LawsPage, station, given, laws=stream(*(("law", each) for each in laws)))


def section(client, page, **query):
    response = client.get(page.full_url, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one("#laws")


def test_what_everyone_should_know_comes_first_then_the_categories(page, client):
    found = [part["id"] for part in section(client, page).select("section")]
    assert found == ["laws-must-know", "laws-criminal", "laws-traffic"]
    assert "จราจรทางบก" in section(client, page).select_one("#laws-must-know").text
    assert "จราจรทางบก" in section(client, page).select_one("#laws-traffic").text


def test_each_law_has_an_anchor_its_text_and_its_file(page, client, given):
    shown = section(client, page)
    for child in page.laws:
        part = shown.select_one(f"[id='laws-{child.id}']")
        assert part.select_one("a[href='https://www.krisdika.go.th/']")
        assert part.select_one(f"a[href='{given.pdf.url}']")


@pytest.mark.parametrize(
    ("words", "number"), [("รถยนต์", 1), ("พ.ศ. 2522", 2), ("2522 จราจรทางบก", 1), ("ปลอดภัย", 3)]
)
def test_the_search_finds_each_law_with_all_of_the_words(words, number, page, client):
    shown = section(client, page, law=words)
    assert len(shown.select("ul.ruled > li")) == number
    assert str(number) in shown.select_one("[role=status]").text
    assert words in shown.select_one("[role=status]").text
    assert shown.select_one("input[name=law]")["value"] == words
    assert shown.select_one("form")["action"] == "#laws"


def test_a_search_without_a_result_says_what_to_do(page, client):
    shown = section(client, page, law="ไม่มีกฎหมายนี้")
    assert not shown.select("ul.ruled")
    assert shown.select_one(".panel").text.strip()
    assert shown.select_one("[role=status] a")["href"].endswith("#laws")


@pytest.mark.parametrize("words", [" ", "\0", "<script>", "ก" * 5000, "%_\\"])
def test_strange_words_do_no_harm(words, page, client):
    assert "<script>" not in str(section(client, page, law=words))


def test_english_readers_search_in_english(page, client):
    english = in_english(page)
    assert len(section(client, english, law="word").select("ul.ruled > li")) == len(LAWS)
    assert not section(client, english, law="รถยนต์").select("ul.ruled")

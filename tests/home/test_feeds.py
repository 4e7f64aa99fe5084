"""The news as feeds, in the formats that readers of feeds know, in both languages."""

from datetime import date
from xml.etree import ElementTree

import pytest

from home.models import NewsIndexPage, NewsKind, NewsPage
from tests.cms.pages import HOST, in_english, publish, soup

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def post(home):
    index = NewsIndexPage.objects.child_of(home).get()
    fields = {"kind": NewsKind.ITA, "date": date(2024, 2, 9), "introduction": "ที่ห้องประชุม"}
    return publish(index, NewsPage(title="ประชุมไม่รับของขวัญ", slug="no-gift", **fields))


@pytest.fixture
def english(post):
    return in_english(post, title="Meeting on gifts", introduction="In the meeting room")


def test_atom_says_what_was_published_and_when_it_changed(client, post):
    response = client.get("/news/feed/atom/")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "ประชุมไม่รับของขวัญ"
    assert entry.find(f"{ATOM}link").get("href") == f"{HOST}/news/no-gift/"
    assert entry.find(f"{ATOM}updated").text.startswith(post.last_published_at.date().isoformat())


def test_json_has_the_picture_and_the_language(client, post):
    response = client.get("/news/feed/json/")
    assert response["Content-Type"].startswith("application/feed+json")
    feed = response.json()
    assert (feed["language"], feed["feed_url"]) == ("th", f"{HOST}/news/feed/json/")
    (item,) = feed["items"]
    assert item["url"] == f"{HOST}/news/no-gift/"
    assert item["date_published"] == "2024-02-09T00:00:00+07:00"
    assert item["image"].startswith(f"{HOST}/share/{post.pk}.jpg?v=")


def test_the_english_list_has_feeds_of_its_own(client, english):
    feed = client.get("/en/news/feed/json/").json()
    assert (feed["language"], feed["items"][0]["title"]) == ("en", "Meeting on gifts")
    assert b"Meeting on gifts" in client.get("/en/news/feed/").content


@pytest.mark.parametrize("address", ["/", "/news/", "/news/no-gift/"])
def test_browsers_find_all_three(client, post, address):
    links = soup(client.get(address)).select('link[rel=alternate][type*="+"]')
    for link in links:
        assert client.get(link["href"])["Content-Type"].split(";")[0] == link["type"]
    assert [link["href"] for link in links] == ["/news/feed/", "/news/feed/atom/", "/news/feed/json/"]

"""News: kinds, months, the feed, and the head of station's activities."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import Officer, StationImage
from home.models import NewsIndexPage, NewsKind, NewsPage
from tests.cms.pages import HOST, in_english, publish, soup
from tests.pictures import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    """The Thai news list of Kamala."""
    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def post(index):
    """A function that publishes a news post."""

    def post(slug, title="จับกุมผู้ต้องหา", **fields):
        return publish(index, NewsPage(title=title, slug=slug, **fields))

    return post


@pytest.fixture
def write(officer, index):
    """A function that saves a new post through the admin's form; returns the response."""

    def write(action="action-publish", **fields):
        values = {
            "title": "ผกก. ประชุมนโยบายไม่รับของขวัญ",
            "slug": "no-gift",
            "kind": NewsKind.CHIEF,
            "date": "2024-02-09",
            "body": streamfield([("paragraph", rich_text("<p>ประชุมที่ห้องประชุมสถานี</p>"))]),
            "comments": inline_formset([]),
            action: "1",
            **fields,
        }
        address = reverse("wagtailadmin_pages:add", args=["home", "newspage", index.pk])
        return officer.post(address, nested_form_data(values))

    return write


def titles(response):
    return [heading.text.strip() for heading in soup(response).select(".news-card h3, .news-card h2")]


def test_the_list_is_newest_first_and_can_be_narrowed_by_kind_and_month(client, post):
    post("a", "จับยาเสพติด", kind=NewsKind.RESULTS, date=date(2024, 1, 5))
    post("b", "ตั้งจุดตรวจ", kind=NewsKind.ENFORCEMENT, date=date(2024, 2, 5))
    post("c", "จับลักทรัพย์", kind=NewsKind.RESULTS, date=date(2024, 2, 20))
    assert titles(client.get("/news/")) == ["จับลักทรัพย์", "ตั้งจุดตรวจ", "จับยาเสพติด"]
    assert titles(client.get("/news/?kind=results")) == ["จับลักทรัพย์", "จับยาเสพติด"]
    assert titles(client.get("/news/?month=2024-02")) == ["จับลักทรัพย์", "ตั้งจุดตรวจ"]
    assert titles(client.get("/news/?kind=results&month=2024-02")) == ["จับลักทรัพย์"]
    assert titles(client.get("/news/?kind=enforcement&month=2024-01")) == []


def test_only_kinds_and_months_with_posts_are_offered(client, post):
    post("a", kind=NewsKind.RESULTS, date=date(2024, 1, 5))
    page = soup(client.get("/news/"))
    assert [link["href"] for link in page.select(".chips a")] == ["/news/", "/news/?kind=results"]
    assert [option["value"] for option in page.select("#month option")] == ["", "2024-01"]
    assert page.select("#month option")[1].text == "มกราคม 2567"


def test_a_long_list_has_pages_that_keep_the_choice(client, post):
    for number in range(11):
        post(f"post-{number}", f"ข่าวที่ {number}", kind=NewsKind.RESULTS, date=date(2024, 1, 1 + number))
    first, second = client.get("/news/?kind=results"), client.get("/news/?kind=results&page=2")
    assert len(titles(first)) == 9
    assert titles(second) == ["ข่าวที่ 1", "ข่าวที่ 0"]
    assert [link for link in soup(first).select("a[href]") if "kind=results&page=2" in link["href"]]
    assert titles(client.get("/news/?kind=results&page=99")) == titles(second)


def test_a_post_not_published_is_not_listed(client, post):
    post("draft").unpublish()
    assert titles(client.get("/news/")) == []
    assert client.get("/news/draft/").status_code == 404


@pytest.mark.parametrize(("prefix", "language"), [("", "th"), ("/en", "en")])
def test_the_feed_of_each_language_is_rss_with_full_addresses(prefix, language, client, post):
    page = post("meeting", "ประชุม & ชี้แจง <No Gift>", introduction="ประชุมที่สถานี", date=date(2024, 2, 9))
    in_english(page, title="Meeting", introduction="A meeting at the station")
    response = client.get(f"{prefix}/news/feed/")
    assert response["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(response.content).find("channel")
    assert channel.find("language").text == language
    assert channel.find("link").text == f"{HOST}{prefix}/news/"
    (item,) = channel.findall("item")
    assert item.find("link").text == f"{HOST}{prefix}/news/meeting/"
    assert item.find("pubDate").text == "Fri, 09 Feb 2024 00:00:00 +0700"
    assert item.find("title").text == ("Meeting" if language == "en" else "ประชุม & ชี้แจง <No Gift>")
    assert item.find("category").text
    link = soup(client.get(f"{prefix}/news/")).select_one('link[type="application/rss+xml"]')
    assert link["href"] == f"{prefix}/news/feed/"


def test_the_chief_comes_from_the_directory_by_the_date_of_the_post(write, chiefs):
    former, current = chiefs
    assert write().status_code == 302
    assert NewsPage.objects.get(slug="no-gift").chief == current
    write(slug="earlier", date="2023-09-30")
    assert NewsPage.objects.get(slug="earlier").chief == former


def test_a_post_about_a_chief_is_refused_when_nobody_was_in_office(write, chiefs):
    response = write(date="2019-05-01")
    form = response.context["form"]
    assert form.errors["kind"]
    assert form["title"].value() == "ผกก. ประชุมนโยบายไม่รับของขวัญ"
    assert not NewsPage.objects.exists()


def test_other_posts_name_no_chief(write, chiefs):
    write(kind=NewsKind.RESULTS, chief=str(chiefs[1].pk))
    assert NewsPage.objects.get().chief is None


def test_an_officer_of_another_station_is_refused(write, chiefs, other_station):
    theirs = Officer.objects.create(
        site=other_station, rank_th="พ.ต.อ.", name_th="วิชัย", position_th="ผกก.", is_chief=True
    )
    response = write(chief=str(theirs.pk))
    assert response.context["form"].errors["chief"]
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("fields", [{"slug": "ข่าว"}, {"date": "วันนี้"}, {"kind": "gossip"}])
def test_malformed_values_are_refused_beside_their_field(fields, write, chiefs):
    response = write(**fields)
    assert response.status_code == 200
    assert set(fields) <= set(response.context["form"].errors)
    assert not NewsPage.objects.exists()


def test_a_post_can_be_shared_and_describes_itself(client, post):
    picture = StationImage(title="ประชุม", file=jpeg(size=(1300, 700)), description="ห้องประชุมสถานี")
    picture.save()
    post("meeting", "ประชุม", introduction="ประชุมชี้แจง", picture=picture, date=date(2024, 2, 9))
    page = soup(client.get("/news/meeting/"))
    facts = {tag["property"]: tag["content"] for tag in page.select("meta[property]")}
    assert facts["og:title"] == "ประชุม"
    assert facts["og:url"] == f"{HOST}/news/meeting/"
    assert facts["og:description"] == "ประชุมชี้แจง"
    assert facts["og:image"].startswith(f"{HOST}/share/")
    assert facts["og:image:alt"] == "ประชุม"
    assert client.get(facts["og:image"]).status_code == 200
    links = [link["href"] for link in page.select(".share-links a, section[aria-labelledby=share-title] a")]
    assert any("facebook.com" in link and "testserver%2Fnews%2Fmeeting" in link for link in links)


def test_a_gallery_says_when_where_and_which_line_of_work(client, post):
    picture = StationImage(title="ตั้งจุดตรวจ", file=jpeg(), description="จุดตรวจหน้าหาด")
    picture.save()
    shown = {
        "image": picture.pk,
        "caption": "จุดตรวจถนนกมลา",
        "date": "2024-02-09",
        "place": "หาดกมลา",
        "line_of_work": "traffic",
    }
    body = [{"type": "gallery", "value": {"pictures": [{"type": "item", "id": "1", "value": shown}]}}]
    post("checkpoint", body=json.dumps(body))
    gallery = soup(client.get("/news/checkpoint/")).select_one(".gallery li")
    assert gallery.img["alt"] == "จุดตรวจหน้าหาด"
    assert gallery.time["datetime"] == "2024-02-09"
    for words in ("จุดตรวจถนนกมลา", "หาดกมลา", "งานจราจร"):
        assert words in gallery.text


def test_a_post_asks_for_all_its_pictures_together(client, post):
    pictures = [StationImage(title=f"ภาพที่ {number}", file=jpeg()) for number in range(1, 6)]
    for picture in pictures:
        picture.save()

    def queries(slug, shown):
        entries = [{"type": "item", "id": str(each.pk), "value": {"image": each.pk}} for each in shown]
        # In two blocks, as the quick form and an officer after it leave them.
        body = [{"type": "gallery", "value": {"pictures": part}} for part in (entries[:1], entries[1:])]
        post(slug, body=json.dumps(body), picture=shown[0])
        # The first view makes their sizes.
        client.get(f"/news/{slug}/")
        with CaptureQueriesContext(connection) as captured:
            assert len(soup(client.get(f"/news/{slug}/")).select(".gallery img")) == len(shown)
        return len(captured)

    assert queries("all", pictures) == queries("two", pictures[:2])


def test_a_picture_in_the_bin_is_not_shown(client, post):
    picture = StationImage(title="จุดตรวจ", file=jpeg(), description="จุดตรวจหน้าหาด")
    picture.save()
    post("checkpoint", picture=picture)
    shown = "img.article-picture"
    assert soup(client.get("/news/checkpoint/")).select_one(shown)["alt"] == "จุดตรวจหน้าหาด"
    StationImage.objects.filter(pk=picture.pk).update(binned_at=timezone.now())
    assert not soup(client.get("/news/checkpoint/")).select_one(shown)


def test_a_thai_title_needs_no_address_typed(write, chiefs):
    for _number in range(2):
        write(slug="", kind=NewsKind.ACTIVITIES)
    slugs = sorted(NewsPage.objects.filter(title__startswith="ผกก.").values_list("slug", flat=True))
    today = timezone.localdate().isoformat()
    assert slugs == [today, f"{today}-2"]


def test_two_titles_with_the_same_english_word_have_addresses_of_their_own(write, chiefs):
    for _number in range(2):
        write(slug="ita", kind=NewsKind.ACTIVITIES)
    assert sorted(NewsPage.objects.filter(slug__startswith="ita").values_list("slug", flat=True)) == [
        "ita",
        "ita-2",
    ]


def test_a_title_that_is_too_long_is_refused_and_kept_whole(write):
    page = soup(write(title="ก" * 300))
    title = page.select_one("#id_title")
    assert not title.has_attr("maxlength")
    assert "ก" * 300 in (title.get("value") or title.text)
    assert "255" in page.select_one("#panel-child-content-title-errors, .error-message").text

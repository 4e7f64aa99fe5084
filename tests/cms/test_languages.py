"""Both languages of the public site: the switch, the notices, and what search engines are told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.translating import EnglishTexts, publish_english
from home.models import ContentPage, NewsIndexPage, NewsPage
from tests.cms.pages import HOST, in_english, publish, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(station):
    """The Thai home page of Kamala."""
    return Page.objects.get(pk=station.root_page_id)


@pytest.fixture
def thai_only(home):
    """A page that exists in Thai only."""
    return publish(home, ContentPage(title="ประวัติสถานี", slug="history"))


def switch(page):
    return {link["hreflang"]: link for link in page.select(".language-switch a")}


def test_each_language_is_said_to_browsers_and_search_engines(client, home):
    for address, language, other in (
        ("/contact/", "th", "/en/contact/"),
        ("/en/contact/", "en", "/contact/"),
    ):
        page = soup(client.get(address))
        assert page.html["lang"] == language
        assert page.select_one('link[rel="canonical"]')["href"] == f"{HOST}{address}"
        alternates = {
            link["hreflang"]: link["href"] for link in page.select('link[rel="alternate"][hreflang]')
        }
        assert alternates == {
            language: f"{HOST}{address}",
            "en" if language == "th" else "th": f"{HOST}{other}",
        }


def test_the_switch_leads_to_the_same_page_in_the_other_language(client, home):
    links = switch(soup(client.get("/contact/")))
    assert links["en"]["href"] == "/en/contact/"
    assert links["en"].text.strip() == "English"
    assert links["th"]["aria-current"] == "true"
    assert switch(soup(client.get("/en/contact/")))["th"]["href"] == "/contact/"


def test_without_english_the_switch_leads_to_the_nearest_english_page_with_a_notice(client, thai_only):
    below = publish(thai_only, ContentPage(title="ผู้กำกับในอดีต", slug="chiefs"))
    page = soup(client.get("/history/chiefs/"))
    assert not page.select('link[hreflang="en"]')
    address = switch(page)["en"]["href"]
    assert address == f"/en/?untranslated={below.pk}"
    notice = soup(client.get(address)).select_one(".language-notice")
    assert "ผู้กำกับในอดีต" in notice.text
    assert notice.a["href"] == "/history/chiefs/"
    assert notice.a["lang"] == "th"


@pytest.mark.parametrize("value", ["0", "99999", "x", "-1", ""])
def test_a_notice_about_no_page_is_not_shown(value, client, home):
    assert not soup(client.get(f"/en/?untranslated={value}")).select(".language-notice")


def test_a_notice_never_names_a_draft_or_another_stations_page(client, home, thai_only, other_station):
    other = publish(other_station.root_page, ContentPage(title="หน้าของเพชรเกษม", slug="theirs"))
    thai_only.unpublish()
    for page in (other, thai_only):
        assert not soup(client.get(f"/en/?untranslated={page.pk}")).select(".language-notice")


def test_an_unpublished_english_page_is_not_found_and_not_offered(client, home):
    page = publish(home, ContentPage(title="ประวัติสถานี", slug="history"))
    english = in_english(page, title="History")
    assert client.get("/en/history/").status_code == 200
    english.unpublish()
    assert client.get("/en/history/").status_code == 404
    assert "untranslated" in switch(soup(client.get("/history/")))["en"]["href"]


def test_thai_dates_are_in_the_buddhist_era_and_english_ones_in_the_common_era(client, home):
    index = NewsIndexPage.objects.child_of(home).get()
    post = publish(index, NewsPage(title="ประชุมประจำเดือน", slug="meeting", date=date(2024, 2, 9)))
    in_english(post, title="Monthly meeting")
    thai, english = (soup(client.get(address)) for address in ("/news/meeting/", "/en/news/meeting/"))
    times = [page.select_one(".news-meta time") for page in (thai, english)]
    assert [time["datetime"] for time in times] == ["2024-02-09", "2024-02-09"]
    assert times[0].text == "9 กุมภาพันธ์ 2567"
    assert times[1].text == "9 February 2024"


def test_english_lists_mark_what_is_in_thai_only(client, home):
    index = NewsIndexPage.objects.child_of(home).get()
    both = publish(index, NewsPage(title="ประชุม", slug="meeting"))
    in_english(both, title="Meeting")
    publish(index, NewsPage(title="ตั้งจุดตรวจ", slug="checkpoint"))
    page = soup(client.get("/en/news/"))
    marked = [link for link in page.select('a[lang="th"]') if link.text == "ตั้งจุดตรวจ"]
    assert [link["href"] for link in marked] == ["/news/checkpoint/"]
    assert marked[0].parent.select_one(".thai-only")
    assert not soup(client.get("/news/")).select("main .thai-only")


def test_an_english_menu_marks_pages_in_thai_only(client, home):
    publish(home, ContentPage(title="ประวัติสถานี", slug="history", show_in_menus=True))
    item = soup(client.get("/en/")).select_one('.site-nav a[href="/history/"]')
    assert item["hreflang"] == "th"
    assert item.select_one('[lang="th"]').text == "ประวัติสถานี"
    assert item.select_one(".thai-only")


def test_links_in_a_text_lead_to_the_language_being_read(client, home):
    contact = home.get_children().get(slug="contact")
    thai = f'<p><a linktype="page" id="{contact.pk}">ที่อยู่ของสถานี</a></p>'
    page = publish(home, ContentPage(title="ประวัติ", slug="history", body=[("paragraph", thai)]))
    texts = EnglishTexts()
    texts.add("ประวัติ", "History")
    texts.add(thai, thai.replace("ที่อยู่ของสถานี", "Address"))
    assert publish_english(page, texts) == []
    for address, target in (("/history/", "/contact/"), ("/en/history/", "/en/contact/")):
        links = [link["href"] for link in soup(client.get(address)).select("main .prose a")]
        assert links == [target]


def test_the_links_of_many_texts_take_no_more_queries_than_those_of_one(client, home):
    def page(slug, number):
        targets = home.get_children().live()[:number]
        texts = [f'<p><a linktype="page" id="{target.pk}">{target.title}</a></p>' for target in targets]
        return publish(
            home, ContentPage(title="ลิงก์", slug=slug, body=[("paragraph", text) for text in texts])
        )

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            links = soup(client.get(address)).select("main .prose a[href]")
        return len(links), len(captured)

    page("few", 1), page("many", 7)
    assert queries("/few/")[0] == 1
    assert queries("/many/") == (7, queries("/few/")[1])


def test_a_link_follows_its_page_to_a_new_address_at_once(client, home):
    target = publish(home, ContentPage(title="ที่จอดรถ", slug="parking"))
    text = f'<p><a linktype="page" id="{target.pk}">ที่จอดรถ</a></p>'
    publish(home, ContentPage(title="มาสถานี", slug="visit", body=[("paragraph", text)]))
    client.get("/visit/")
    target.slug = "car-park"
    target.save()
    assert soup(client.get("/visit/")).select_one("main .prose a")["href"] == "/car-park/"


def test_the_search_answers_in_the_language_that_is_read(client, home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = publish(home, ContentPage(title="Tsunami ที่กมลา", slug="tsunami"))
        in_english(page, title="Tsunami in Kamala")
    thai, english = (soup(client.get(address)) for address in ("/search/?q=tsunami", "/en/search/?q=tsunami"))
    assert [link["href"] for link in thai.select(".result-list h3 a")] == ["/tsunami/"]
    assert [link["href"] for link in english.select(".result-list h3 a")] == ["/en/tsunami/"]


@pytest.mark.parametrize(
    "words",
    [
        '"><script>alert(1)</script>',
        '"',
        "* OR (",
        "NOT AND NEAR(",
        "100% \\ '",
        "title:ตำรวจ ^",
        "ๆ" * 300,
        "😀 \u200b",
    ],
)
@pytest.mark.parametrize("address", ["/search/", "/qa/"])
def test_a_search_takes_any_text_and_shows_it_as_text(address, words, client, home):
    response = client.get(address, {"q": words})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert soup(response).select_one('main input[name="q"]')["value"] == words.strip()[:100]

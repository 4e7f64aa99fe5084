"""The site map that search engines read."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from home.models import ContentPage
from tests.cms.pages import HOST, publish

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def entries(client, host="testserver"):
    """``{address: {language: address}}`` of the site map of one host."""
    response = client.get("/sitemap.xml", headers={"host": host})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    urls = ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")
    return {
        url.find(f"{SITEMAP}loc").text: {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
        for url in urls
    }


def test_both_languages_are_listed_with_their_alternates(client, station):
    found = entries(client)
    both = {"th": f"{HOST}/contact/", "en": f"{HOST}/en/contact/"}
    assert found[both["th"]] == both
    assert found[both["en"]] == both


def test_the_survey_is_listed_though_it_is_no_page_and_what_nobody_should_search_for_is_not(client, station):
    found = entries(client)
    both = {"th": f"{HOST}/eit/", "en": f"{HOST}/en/eit/"}
    assert [found[url] for url in both.values()] == [both, both]
    assert not {f"{HOST}/{name}/" for name in ("complaint", "tip", "counter", "offline")} & set(found)


def test_a_page_in_thai_only_names_no_english(client, station):
    publish(station.root_page, ContentPage(title="ประวัติสถานี", slug="history"))
    assert set(entries(client)[f"{HOST}/history/"]) <= {"th"}


def test_drafts_and_private_pages_are_not_listed(client, station):
    draft = publish(station.root_page, ContentPage(title="ร่าง", slug="draft"))
    draft.unpublish()
    private = publish(station.root_page, ContentPage(title="ภายใน", slug="inside"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert not {f"{HOST}/draft/", f"{HOST}/inside/"} & set(entries(client))


def test_only_the_pages_of_this_station_are_listed(client, station, other_station):
    publish(other_station.root_page, ContentPage(title="ประวัติเพชรเกษม", slug="their-history"))
    own, other = entries(client), entries(client, other_station.hostname)
    assert all(address.startswith(f"{HOST}/") for address in own)
    assert all(address.startswith(f"http://{other_station.hostname}/") for address in other)
    assert f"http://{other_station.hostname}/their-history/" in other
    assert f"{HOST}/their-history/" not in own


def test_robots_are_told_where_it_is(client, station):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {HOST}/sitemap.xml" in text
    assert "Disallow: /search/" in text
    assert "admin" not in text

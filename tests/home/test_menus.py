"""Main menu and footer: sensible by themselves, and a station's own where it makes them."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import ContentPage, Navigation
from tests.cms.pages import in_english, publish, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def navigation(station):
    return Navigation.objects.get(site=station)


@pytest.fixture
def history(home):
    """A page in both languages that is not shown in menus by itself."""
    page = publish(home, ContentPage(title="ประวัติสถานี", slug="history"))
    in_english(page, title="History")
    return page


def menu(client, address="/"):
    return [(link["href"], link.text.strip()) for link in soup(client.get(address)).select(".site-nav li a")]


def link(page=None, **fields):
    return {"type": "link", "value": {"page": page and page.pk, "url": "", **fields}}


@pytest.fixture
def save_menu(officer, navigation):
    """A function that saves the main menu in the admin; returns the response."""

    def save_menu(*links):
        empty = {"page": "", "url": "", "label_th": "", "label_en": ""}
        blocks = [("link", {**empty, **each}) for each in links]
        return officer.post(
            reverse("wagtailsettings:edit", args=["home", "navigation", navigation.site_id]),
            nested_form_data({"main_menu": streamfield(blocks), "footer": streamfield([])}),
        )

    return save_menu


def test_by_itself_the_menu_has_home_and_the_pages_shown_in_menus(client, home):
    addresses = [address for address, _label in menu(client)]
    assert addresses == ["/", "/e-services/", "/news/", "/oit/", "/qa/", "/contact/"]
    assert menu(client, "/en/")[0] == ("/en/", "Home")
    publish(home, ContentPage(title="ประวัติสถานี", slug="history", show_in_menus=True))
    assert ("/history/", "ประวัติสถานี") in menu(client)


def test_a_menu_of_ones_own_is_shown_in_its_order_and_language(client, navigation, history):
    contact = history.get_parent().get_children().get(slug="contact")
    navigation.main_menu = [
        link(history, label_th="เกี่ยวกับเรา", label_en=""),
        link(contact),
        link(url="https://www.royalthaipolice.go.th", label_th="สำนักงานตำรวจแห่งชาติ"),
    ]
    navigation.save()
    assert menu(client) == [
        ("/history/", "เกี่ยวกับเรา"),
        ("/contact/", "ติดต่อ"),
        ("https://www.royalthaipolice.go.th", "สำนักงานตำรวจแห่งชาติ"),
    ]
    assert menu(client, "/en/history/") == [
        ("/en/history/", "History"),
        ("/en/contact/", "Contact"),
        ("https://www.royalthaipolice.go.th", "สำนักงานตำรวจแห่งชาติ"),
    ]
    outside = soup(client.get("/en/")).select(".site-nav li a")[2]
    assert outside.select_one('[lang="th"]').text == "สำนักงานตำรวจแห่งชาติ"


def test_the_page_being_read_is_marked(client, station):
    current = soup(client.get("/news/")).select('.site-nav [aria-current="page"]')
    assert [item["href"] for item in current] == ["/news/"]


def test_a_page_that_is_gone_leaves_the_menu(client, navigation, history):
    navigation.main_menu = [link(history)]
    navigation.save()
    assert len(menu(client)) == 1
    history.unpublish()
    assert menu(client) == []


def test_columns_of_the_footer_fall_back_to_thai_that_is_marked(client, navigation, history):
    column = {
        "title_th": "รู้จักสถานี",
        "title_en": "",
        "links": [{"type": "item", "id": "1", "value": link(history)["value"]}],
    }
    navigation.footer = [{"type": "column", "value": column}]
    navigation.save()
    footer = soup(client.get("/en/")).select_one(".site-footer nav")
    assert footer["aria-label"] == "รู้จักสถานี"
    assert footer.h2.select_one('[lang="th"]').text == "รู้จักสถานี"
    assert footer.li.a["href"] == "/en/history/"


def test_every_page_leads_to_privacy_accessibility_and_the_site_map(client, station):
    links = {link["href"] for link in soup(client.get("/en/")).select(".footer-base a")}
    assert links == {"/en/accessibility/", "/en/privacy/", "/en/site-map/"}


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"page": "history", "url": "https://example.org", "label_th": "สองอย่าง"},
        {"url": "https://example.org"},
        {"url": "example", "label_th": "ไม่ใช่ที่อยู่"},
    ],
)
def test_a_link_is_a_page_or_an_address_with_a_label(chosen, save_menu, history, navigation):
    if "page" in chosen:
        chosen = {**chosen, "page": str(history.pk)}
    response = save_menu(chosen)
    assert response.status_code == 200
    assert response.context["form"].errors["main_menu"]
    navigation.refresh_from_db()
    assert not navigation.main_menu


def test_an_officer_saves_a_menu(client, save_menu, history):
    assert save_menu({"page": str(history.pk), "label_th": "ประวัติ"}).status_code == 302
    assert menu(client) == [("/history/", "ประวัติ")]

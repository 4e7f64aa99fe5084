"""Links from the admin to the site stay on the host at which an officer has signed in."""

from bs4 import BeautifulSoup
from django.urls import reverse

from home.models import NewsIndexPage
from tests.admin_forms import edit_address


def links_to(path, html):
    soup = BeautifulSoup(html, "html.parser")
    return {link["href"] for link in soup.find_all("a", href=True) if link["href"].endswith(path)}


def test_the_own_stations_pages_open_on_the_host_in_use(station, other_station, admin_user, client_for):
    """The default station answers for hosts that no record names, such as 127.0.0.1."""
    client = client_for(admin_user, headers={"host": "127.0.0.1"})
    page = NewsIndexPage.objects.descendant_of(station.root_page).get()
    for address in (edit_address(page), reverse("wagtailadmin_explore", args=[page.get_parent().pk])):
        assert links_to("/news/", client.get(address).content) == {"/news/"}
    news = client.get("/news/")
    assert news.status_code == 200


def test_pages_of_another_station_open_on_its_own_host(station, other_station, admin_user, client_for):
    page = NewsIndexPage.objects.descendant_of(other_station.root_page).get()
    html = client_for(admin_user).get(edit_address(page)).content
    assert links_to("/news/", html) == {f"http://{other_station.hostname}/news/"}


def test_outside_of_a_request_the_address_is_whole(station, other_station):
    page = NewsIndexPage.objects.descendant_of(station.root_page).get()
    assert page.url == "http://testserver/news/"

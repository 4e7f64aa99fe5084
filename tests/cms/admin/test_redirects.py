"""A station's supervisors look after its redirects, and after no other station's."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from home.models import ContentPage

INDEX = "wagtailredirects:index"


@pytest.fixture
def supervisor(supervisor_user, client_for):
    return client_for(supervisor_user)


@pytest.fixture
def others_redirect(other_station):
    return Redirect.objects.create(
        site=other_station, old_path="/เพชรเกษม", redirect_link="https://rtp.go.th/"
    )


@pytest.fixture
def everyones_redirect(db):
    return Redirect.objects.create(old_path="/ทุกสถานี", redirect_link="https://rtp.go.th/")


def add(client, **data):
    return client.post(reverse("wagtailredirects:add"), {"is_permanent": "on", **data})


def bring(client, lines, **data):
    return client.post(reverse("wagtailredirects:start_import"), {"lines": lines, "permanent": "on", **data})


def test_a_supervisor_finds_the_redirects_in_the_menu(supervisor):
    assert reverse(INDEX) in supervisor.get("/admin/").content.decode()


def test_an_officer_has_none(officer_user, client_for, station):
    client = client_for(officer_user)
    assert reverse(INDEX) not in client.get("/admin/").content.decode()
    assert client.get(reverse(INDEX)).status_code == 302
    assert bring(client, "/a /b", site=station.pk).status_code == 302
    assert not Redirect.objects.exists()


def test_a_redirect_is_made_changed_and_deleted_and_works(supervisor, station, client):
    add(supervisor, old_path="/ข่าวเก่า/", site=station.pk, redirect_link="https://kamala.example/news/")
    made = Redirect.objects.get(site=station)
    assert client.get("/ข่าวเก่า/")["Location"] == "https://kamala.example/news/"
    edit = reverse("wagtailredirects:edit", args=[made.pk])
    assert supervisor.get(edit).status_code == 200
    data = {"old_path": "/ข่าว67", "site": station.pk, "redirect_link": made.redirect_link}
    supervisor.post(edit, data)
    made.refresh_from_db()
    assert made.old_path == "/ข่าว67"
    supervisor.post(reverse("wagtailredirects:delete", args=[made.pk]))
    assert not Redirect.objects.exists()


def test_redirects_of_others_are_not_listed(supervisor, others_redirect, everyones_redirect):
    for address in (
        reverse(INDEX),
        reverse("wagtailredirects:index_results"),
        reverse(INDEX) + "?export=csv",
    ):
        response = supervisor.get(address)
        body = b"".join(response) if response.streaming else response.content
        assert "เพชรเกษม".encode() not in body
        assert "ทุกสถานี".encode() not in body


def test_another_station_is_not_offered(supervisor, other_station):
    for name in (INDEX, "wagtailredirects:add", "wagtailredirects:start_import"):
        assert other_station.site_name not in supervisor.get(reverse(name)).content.decode()


@pytest.mark.parametrize("whose", ["others_redirect", "everyones_redirect"])
@pytest.mark.parametrize("view", ["edit", "delete"])
def test_redirects_of_others_are_not_found(request, supervisor, station, whose, view):
    redirect = request.getfixturevalue(whose)
    before = Redirect.objects.values().get(pk=redirect.pk)
    address = reverse(f"wagtailredirects:{view}", args=[redirect.pk])
    assert supervisor.get(address).status_code == 404
    data = {"old_path": "/x", "site": station.pk, "redirect_link": "https://example.com/"}
    assert supervisor.post(address, data).status_code == 404
    assert Redirect.objects.values().get(pk=redirect.pk) == before


@pytest.mark.parametrize("site", ["other", ""])
def test_none_can_be_made_for_another_station_or_for_all(supervisor, other_station, site):
    chosen = other_station.pk if site else ""
    add(supervisor, old_path="/x", site=chosen, redirect_link="https://example.com/")
    bring(supervisor, "/x https://example.com/", site=chosen)
    assert not Redirect.objects.exists()


def test_none_leads_to_a_page_of_another_station(supervisor, station, other_station):
    page = other_station.root_page.add_child(instance=ContentPage(title="ของสถานีอื่น", slug="other"))
    add(supervisor, old_path="/x", site=station.pk, redirect_page=page.pk)
    assert not Redirect.objects.exists()
    own = station.root_page.add_child(instance=ContentPage(title="ของเรา", slug="ours"))
    add(supervisor, old_path="/x", site=station.pk, redirect_page=own.pk)
    assert Redirect.objects.get().redirect_page_id == own.pk


def test_the_same_twice_is_refused_with_words(supervisor, station):
    for _time in range(2):
        response = add(supervisor, old_path="/x", site=station.pk, redirect_link="https://example.com/")
    assert response.status_code == 200
    assert Redirect.objects.count() == 1


def test_a_list_is_imported(supervisor, station, client):
    lines = (
        "/news.php?id=12\t/news/\n\n/ผังองค์กร.html https://kamala.example/oit/2567/o1/\r\n/old-en /en/news\n"
    )
    response = bring(supervisor, lines, site=station.pk)
    assert response.status_code == 302
    assert set(Redirect.objects.values_list("old_path", "redirect_link", "site")) == {
        ("/news.php?id=12", "", station.pk),
        ("/old-en", "", station.pk),
        ("/ผังองค์กร.html", "https://kamala.example/oit/2567/o1/", station.pk),
    }
    assert client.get("/news.php?id=12")["Location"] == "/news/"
    assert client.get("/old-en")["Location"] == "/en/news/"


def test_a_list_with_a_fault_says_where_and_imports_nothing(supervisor, station):
    Redirect.objects.create(site=station, old_path="/there", redirect_link="https://example.com/")
    lines = "/a /news/\n/only-one\n/there /news/\n/a /en/news/\n/e javascript:alert(1)"
    response = bring(supervisor, lines, site=station.pk)
    errors = " ".join(response.context["form"].errors["lines"])
    assert [number for number in range(1, 6) if f" {number}:" in errors] == [2, 3, 4, 5]
    assert "/only-one" in response.content.decode()
    assert Redirect.objects.count() == 1


def test_wagtails_own_import_is_shut(supervisor, admin_user, client_for):
    for client in (supervisor, client_for(admin_user)):
        assert client.post(reverse("wagtailredirects:process_import")).status_code in (302, 403)


def test_an_administrator_still_has_them_all(admin_user, client_for, others_redirect, everyones_redirect):
    client = client_for(admin_user)
    text = client.get(reverse(INDEX)).content.decode()
    assert "เพชรเกษม" in text
    assert "ทุกสถานี" in text
    add(client, old_path="/x", site="", redirect_link="https://example.com/")
    assert Redirect.objects.filter(site=None, old_path="/x").exists()

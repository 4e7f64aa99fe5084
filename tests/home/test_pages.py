"""One Stop Service, e-services, the site map, redirects, and the pages with their own forms."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import Officer
from home.models import (
    ContentPage,
    EServicePage,
    EServicesIndexPage,
    IntegrityStatementPage,
    OneStopArea,
    OneStopServicePage,
)
from tests.cms.pages import publish, soup

pytestmark = pytest.mark.django_db


def edit(client, page, **fields):
    """Saves ``page`` through the admin's form with ``fields``, published."""
    values = {"title": page.title, "slug": page.slug, "comments": inline_formset([]), "action-publish": "1"}
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data({**values, **fields})
    )


def area(name, text="<p>มีเจ้าหน้าที่ประจำ</p>"):
    return ("area", {"area": name, "text": rich_text(text), "pictures": inline_list()})


def inline_list():
    return {"count": "0"}


def one_stop_fields(*areas):
    empty = streamfield([])
    return {
        "areas": streamfield(areas),
        "duties": empty,
        "pledges": empty,
        "facilities": empty,
        "conduct": rich_text("<p>สุภาพ</p>"),
    }


@pytest.fixture
def one_stop(home):
    return OneStopServicePage.objects.child_of(home).get()


def test_each_area_of_the_one_stop_service_comes_once(officer, one_stop):
    twice = [area(OneStopArea.NO_GIFT_SIGN), area(OneStopArea.FACILITIES), area(OneStopArea.NO_GIFT_SIGN)]
    response = edit(officer, one_stop, **one_stop_fields(*twice))
    assert str(OneStopArea.NO_GIFT_SIGN.label) in response.context["form"].errors["areas"][0]
    assert not OneStopServicePage.objects.get(pk=one_stop.pk).areas


def test_areas_are_shown_in_the_order_of_the_checklist(client, officer, one_stop):
    given = [area(OneStopArea.FACILITIES), area(OneStopArea.INFORMATION_POINT)]
    assert edit(officer, one_stop, **one_stop_fields(*given)).status_code == 302
    shown = [section["id"] for section in soup(client.get("/one-stop-service/")).select("main [id]")]
    assert shown.index("information-point") < shown.index("facilities")


@pytest.mark.parametrize(
    "url",
    ["http://ctpm.police.go.th", "javascript:alert(1)", "ptm.police.go.th:x", "https://[", "ftp://a.th"],
)
def test_an_e_service_is_linked_only_where_it_is_protected(url, home, officer):
    index = EServicesIndexPage.objects.child_of(home).get()
    values = {
        "title": "ชำระค่าปรับ",
        "slug": "fines",
        "kind": "fines",
        "official_url": url,
        "documents_needed": rich_text(""),
        "steps": streamfield([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    address = reverse("wagtailadmin_pages:add", args=["home", "eservicepage", index.pk])
    response = officer.post(address, nested_form_data(values))
    assert response.context["form"].errors["official_url"]
    assert not EServicePage.objects.exists()
    values["official_url"] = "https://ptm.police.go.th/eTicket/"
    assert officer.post(address, nested_form_data(values)).status_code == 302


def test_an_e_service_shows_whose_address_it_is_and_opens_it_safely(client, home):
    index = EServicesIndexPage.objects.child_of(home).get()
    service = EServicePage(
        title="ชำระค่าปรับ", slug="fines", kind="fines", official_url="https://ptm.police.go.th/eTicket/"
    )
    publish(index, service)
    page = soup(client.get("/e-services/fines/"))
    link = page.select_one('main a[href="https://ptm.police.go.th/eTicket/"]')
    assert "noopener" in link["rel"]
    assert "ptm.police.go.th" in page.select_one("main").text
    assert soup(client.get("/e-services/")).select_one('main a[href="/e-services/fines/"]')


def test_a_page_signed_by_another_stations_officer_is_refused(home, officer, other_station):
    theirs = Officer.objects.create(
        site=other_station, rank_th="พ.ต.อ.", name_th="วิชัย", position_th="ผกก.", is_chief=True
    )
    page = IntegrityStatementPage.objects.child_of(home).get()
    response = edit(
        officer, page, statement="ข้าพเจ้าจะไม่รับของขวัญ", body=rich_text(""), signatory=str(theirs.pk)
    )
    assert response.context["form"].errors["signatory"]
    assert response.context["form"]["statement"].value() == "ข้าพเจ้าจะไม่รับของขวัญ"


def test_the_site_map_shows_the_tree_without_posts_drafts_and_strangers(client, home, other_station):
    parent = publish(home, ContentPage(title="ประวัติสถานี", slug="history"))
    publish(parent, ContentPage(title="ผู้กำกับในอดีต", slug="chiefs"))
    publish(home, ContentPage(title="ร่างหน้าใหม่", slug="draft")).unpublish()
    publish(other_station.root_page, ContentPage(title="ของเพชรเกษม", slug="theirs"))
    tree = soup(client.get("/site-map/")).select_one("main")
    addresses = [link["href"] for link in tree.select("a")]
    assert {"/history/", "/history/chiefs/", "/contact/", "/oit/"} <= set(addresses)
    assert not {"/draft/", "/theirs/"} & set(addresses)
    inner = tree.select_one('a[href="/history/chiefs/"]')
    assert inner.find_parent("li").find_parent("li").a["href"] == "/history/"


def test_addresses_of_the_old_site_lead_to_the_new_ones(client, station, tmp_path):
    listed = tmp_path / "old.csv"
    new = "https://kamala.example"
    listed.write_text(
        f"from,to\n/kamala/index.php?id=7,{new}/contact/\n/ข่าว/,{new}/news/\n", encoding="utf-8"
    )
    said = StringIO()
    call_command("import_redirects", src=str(listed), site=station.pk, ask=False, stdout=said)
    assert Redirect.objects.filter(site=station).count() == 2, said.getvalue()
    for old, page in (("/kamala/index.php?id=7", "/contact/"), ("/ข่าว/", "/news/")):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, f"{new}{page}")


def test_a_redirect_of_one_station_is_none_of_the_other(client, station, other_station):
    Redirect.add_redirect("/old/", redirect_to="/contact/", site=station)
    assert client.get("/old/").status_code == 301
    assert client.get("/old/", headers={"host": other_station.hostname}).status_code == 404


def test_a_page_not_found_helps_on_in_the_language_of_the_address(client, station):
    thai, english = (client.get(address) for address in ("/missing/", "/en/missing/"))
    assert (thai.status_code, english.status_code) == (404, 404)
    assert soup(thai).html["lang"] == "th"
    assert soup(english).html["lang"] == "en"
    assert soup(english).select_one('form[action="/en/search/"] input[name="q"]')

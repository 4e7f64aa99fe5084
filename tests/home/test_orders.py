"""The register of orders."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from cms.models import StationDocument
from home.models import Order
from tests.cms.media import files
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(station):
    """A function that makes an order, checked and stored."""

    def order(number="12/2567", **fields):
        values = {
            "site": station,
            "date": date(2024, 1, 10),
            "subject_th": "แต่งตั้งคณะทำงาน ITA",
            "signatory_th": "ผกก.สภ.กมลา",
        }
        made = Order(number=number, **{**values, **fields})
        made.full_clean()
        made.save()
        return made

    return order


@pytest.mark.parametrize("written", ["o24", "O24", "๐๒๔", "024", "○24", "24", "O๒๔"])
def test_codes_of_the_checklist_are_understood_as_people_write_them(written, order):
    assert order(items=written).items == "O24"


def test_several_codes_are_listed_once_each(order):
    assert order(items="o24, ๐๒๕;O24 / o7").items == "O24, O25, O7"


@pytest.mark.parametrize("written", ["ข้อ", "O", "24a", "O0", "O123"])
def test_what_is_no_code_is_named(written, order):
    with pytest.raises(ValidationError) as refused:
        order(items=f"O24, {written}")
    assert written in refused.value.message_dict["items"][0]


@pytest.mark.parametrize("written", ["12/2567", "๑๒/๒๕๖๗"])
def test_a_number_is_used_once_in_a_station(written, order, other_station):
    order("12/2567")
    with pytest.raises(ValidationError) as refused:
        order(written, subject_th="เรื่องอื่น")
    assert list(refused.value.message_dict) == ["number"]
    order("12/2567", site=other_station)


def test_the_admin_refuses_a_second_order_with_the_number_and_keeps_what_was_typed(order, officer):
    order("12/2567")
    values = {
        "number": "12/2567",
        "date": "2024-03-01",
        "subject_th": "มอบหมายหน้าที่เจ้าหน้าที่",
        "signatory_th": "ผกก.สภ.กมลา",
        "purpose": "duties",
        "action-publish": "1",
    }
    response = officer.post(reverse("wagtailsnippets_home_order:add"), values)
    assert response.context["form"].errors["number"]
    assert 'value="มอบหมายหน้าที่เจ้าหน้าที่"' in response.content.decode()
    values["number"] = "13/2567"
    assert officer.post(reverse("wagtailsnippets_home_order:add"), values).status_code == 302
    assert Order.objects.get(number="13/2567").live


def test_orders_are_listed_by_fiscal_year_with_what_they_are_for(client, order):
    file = StationDocument(title="คำสั่ง", file=ContentFile(files.pdf(), "12-2567.pdf"))
    file.save()
    order("12/2567", items="24", file=file, annex_withheld=True)
    order("88/2566", date=date(2023, 9, 30), subject_th="แต่งตั้งผู้ตรวจสอบภายใน")
    page = soup(client.get("/orders/"))
    assert [section["id"] for section in page.select("section[id^=year]")] == ["year-2567", "year-2566"]
    row = page.select_one("#year-2567 tbody tr")
    assert "O24" in row.text
    assert row.select_one("small").find("br"), "the note on withheld annexes"
    assert row.a["href"] == file.url


def test_a_withheld_annex_is_said_and_only_then(client, order):
    order("12/2567", annex_withheld=True)
    order("13/2567")
    page = client.get("/en/orders/")
    assert page.content.decode().count("Annexes with names or security details are not published.") == 1


def test_drafts_and_orders_of_other_stations_are_not_listed(client, order, other_station):
    order("12/2567", live=False)
    order("77/2567", site=other_station, subject_th="คำสั่งของเพชรเกษม")
    assert not soup(client.get("/orders/")).select("tbody tr")


def test_orders_can_be_narrowed_by_what_they_are_about(client, order):
    order("12/2567", purpose="working-group")
    order("13/2567", purpose="stores")
    rows = soup(client.get("/orders/?purpose=stores")).select("tbody tr")
    assert [row.th.text for row in rows] == ["13/2567"]


def test_in_english_a_subject_without_english_is_marked_as_thai(client, order):
    order("12/2567")
    order("13/2567", subject_en="Duties of officers")
    page = soup(client.get("/en/orders/"))
    assert 'lang="th"' in str(page.find(string="แต่งตั้งคณะทำงาน ITA").parent)
    assert page.find(string="Duties of officers")

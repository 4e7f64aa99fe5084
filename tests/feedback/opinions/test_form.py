"""Giving feedback: which service, which officer, and what the form says of mistakes."""

from datetime import date

import pytest

from cms.bilingual import Text
from feedback.models import Feedback
from feedback.opinions.forms import FeedbackForm
from home.models import EServicePage
from tests.cms.pages import form_values, soup
from tests.factories import add, in_english, officer, publish
from tests.feedback.conftest import errors

pytestmark = pytest.mark.django_db
GIVEN = {"rating": "5", "service": "report"}


@pytest.fixture
def e_service(station):
    """A live e-service of the station."""
    parent = station.root_page.get_children().get(slug="e-services").specific
    return publish(add(EServicePage, parent, title="แจ้งความออนไลน์", slug="online-report"))


def options(response, name):
    return {each["value"]: each.text for each in soup(response).select(f"select[name={name}] option")}


def test_everything_that_was_said_is_kept(visitor, station):
    inspector = officer(station, name_th="วิชัย ใจซื่อ", position_th="สารวัตรจราจร")
    given = {
        **GIVEN,
        "line_of_work": "traffic",
        "visited_on": "๑๕ มี.ค. ๒๕๖๙",
        "good": "รอไม่นาน",
        "better": "ที่จอดรถน้อย",
        "commended_officer": str(inspector.pk),
        "commended": "ช่วยเข็นรถออกจากโค้ง",
        "email": "somchai@example.com",
    }
    assert visitor.send("/feedback/", **given).status_code == 302
    kept = Feedback.objects.get()
    assert (kept.site, kept.rating, kept.service, kept.line_of_work) == (station, 5, "report", "traffic")
    assert kept.visited_on == date(2026, 3, 15)
    assert (kept.good, kept.better, kept.commended) == ("รอไม่นาน", "ที่จอดรถน้อย", "ช่วยเข็นรถออกจากโค้ง")
    assert kept.commended_officer == inspector
    assert kept.email == "somchai@example.com"


def test_a_rating_and_a_service_are_enough(visitor, settings):
    visitor.send("/feedback/", **GIVEN)
    kept = Feedback.objects.get()
    assert kept.visited_on == kept.received_at.astimezone().date()
    assert kept.words == ""


def test_without_a_proof_it_waits_and_with_one_it_does_not(visitor):
    visitor.send("/feedback/", **GIVEN)
    visitor.send("/feedback/", **GIVEN, altcha=visitor.solve(FeedbackForm))
    assert list(Feedback.objects.order_by("pk").values_list("unproven", flat=True)) == ["no_proof", ""]


def test_the_stations_own_services_can_be_chosen(visitor, e_service):
    key = f"online-{e_service.pk}"
    in_english(e_service)
    assert options(visitor.client.get("/feedback/"), "service")[key] == "แจ้งความออนไลน์"
    assert "แจ้งความออนไลน์" not in options(visitor.client.get("/en/feedback/"), "service").values()
    visitor.send("/en/feedback/", rating="3", service=key)
    kept = Feedback.objects.get()
    assert (kept.service, kept.service_page.pk) == ("online", e_service.pk)
    assert kept.service_name == Text("แจ้งความออนไลน์", "th")


def test_a_service_of_another_station_cannot_be_chosen(visitor, other_station):
    parent = other_station.root_page.get_children().get(slug="e-services").specific
    theirs = publish(add(EServicePage, parent, title="ของเขา", slug="theirs"))
    response = visitor.send("/feedback/", rating="3", service=f"online-{theirs.pk}")
    assert response.status_code == 422
    assert not Feedback.objects.exists()


def test_only_officers_in_office_of_this_station_can_be_chosen(visitor, station, other_station):
    here = officer(station, name_th="วิชัย ใจซื่อ")
    officer(station, name_th="ย้ายแล้ว", in_office_until=date(2024, 1, 1))
    there = officer(other_station, name_th="สถานีอื่น")
    shown = options(visitor.client.get("/feedback/"), "commended_officer")
    assert [key for key in shown if key] == [str(here.pk)]
    response = visitor.send("/feedback/", **GIVEN, commended_officer=str(there.pk))
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"rating": ""}, "Choose how satisfied you were."),
        ({"service": ""}, "Choose the service that this is about."),
        ({"visited_on": "1/1/2599"}, "This day has not come yet."),
        ({"visited_on": "1/1/2500"}, "more than a year ago"),
        ({"visited_on": "เมื่อวาน"}, "เมื่อวาน"),
        ({"email": "somchai@"}, "Write the whole e-mail address"),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_nothing_is_lost(visitor, fields, words):
    typed = {**GIVEN, "good": "รอไม่นาน", "better": "ที่จอดรถน้อย", "commended": "สายตรวจกะดึก", **fields}
    response = visitor.send("/en/feedback/", **typed)
    assert response.status_code == 422
    assert any(words in line for line in errors(response))
    assert words in soup(response).select_one(".field-invalid").text
    shown = form_values(response)
    assert all(shown[name] == [value] for name, value in typed.items() if value)
    assert not Feedback.objects.exists()


def test_the_form_takes_a_constant_number_of_queries(visitor, station, give, django_assert_max_num_queries):
    for number in range(30):
        officer(station, name_th=f"นายตำรวจ {number}", in_office_from=date(2022, 10, 1))
        give(published=True, published_text="บริการดี")
    visitor.client.get("/feedback/")
    with django_assert_max_num_queries(20):
        visitor.client.get("/feedback/")

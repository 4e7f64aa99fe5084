"""Dates in the forms and listings of the admin: typed in either era, never taken for another day."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField

from cms.blocks.dates import ThaiDateBlock
from home.models import Order

pytestmark = pytest.mark.django_db
ADD = reverse("wagtailsnippets_home_order:add")


@pytest.fixture
def supervisor(supervisor_user, client_for):
    return client_for(supervisor_user)


def typed(day):
    return {
        "number": "12/2567",
        "date": day,
        "subject_th": "แต่งตั้งคณะทำงาน ITA",
        "signatory_th": "ผกก.สภ.กมลา",
        "purpose": "other",
    }


def date_box(response):
    return BeautifulSoup(response.content, "html.parser").select_one("#id_date")


@pytest.mark.parametrize(
    "day", ["15 มกราคม 2567", "๑๕ ม.ค. ๒๕๖๗", "15/1/2567", "15 January 2024", "2024-01-15"]
)
def test_a_date_in_either_era_is_the_day_that_was_meant(day, station, supervisor):
    response = supervisor.post(ADD, typed(day))
    assert response.status_code == 302, response.context["form"].errors
    assert Order.objects.get().date == date(2024, 1, 15)


def test_a_day_that_is_not_in_the_calendar_is_refused_beside_its_box_which_keeps_it(station, supervisor):
    response = supervisor.post(ADD, typed("31 กุมภาพันธ์ 2567"))
    assert "31 กุมภาพันธ์ 2567" in str(response.context["form"].errors["date"])
    assert date_box(response)["value"] == "31 กุมภาพันธ์ 2567"
    assert not Order.objects.exists()


def test_form_and_listing_show_the_year_as_the_reader_counts(station, supervisor):
    supervisor.post(ADD, typed("2024-01-15"))
    edit = reverse("wagtailsnippets_home_order:edit", args=[Order.objects.get().pk])
    assert date_box(supervisor.get(edit))["value"] == "15 มกราคม 2567"
    listing = supervisor.get(reverse("wagtailsnippets_home_order:list")).content.decode()
    assert "15\u00a0ม.ค.\u00a02567" in listing
    assert "2024" not in BeautifulSoup(listing, "html.parser").select_one("table").text


def test_the_box_is_no_picker_that_puts_another_day_in_its_place(station, supervisor):
    box = date_box(supervisor.get(ADD))
    assert not box.has_attr("data-controller")
    assert box["placeholder"]


class TestInStreams:
    def test_it_reads_and_shows_dates_like_a_field(self):
        block = ThaiDateBlock()
        assert block.clean("15 มกราคม 2567") == date(2024, 1, 15)
        assert block.get_form_state(date(2024, 1, 15)) == "15 มกราคม 2567"
        with pytest.raises(ValidationError):
            block.clean("31 กุมภาพันธ์ 2567")

    def test_every_date_of_a_stream_is_one(self):
        def below(block):
            yield block
            children = getattr(block, "child_blocks", {}).values()
            for child in [*children, *filter(None, [getattr(block, "child_block", None)])]:
                yield from below(child)

        found = [
            each
            for model in apps.get_models()
            for field in model._meta.get_fields()
            if isinstance(field, StreamField)
            for each in below(field.stream_block)
            if isinstance(each, blocks.DateBlock)
        ]
        assert found
        assert all(isinstance(each, ThaiDateBlock) for each in found)

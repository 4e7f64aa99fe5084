"""Dates in the forms and listings of the admin: typed in either era, never taken for another day."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.dates import ThaiDateBlock
from home.models import ContentPage, NewsIndexPage, NewsPage, Order
from tests.admin_forms import edit_address, shown

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
    assert "2024" not in BeautifulSoup(listing, "html.parser").select_one("table.listing").text


def test_the_box_is_no_picker_that_puts_another_day_in_its_place(station, supervisor):
    box = date_box(supervisor.get(ADD))
    assert not box.has_attr("data-controller")
    assert box["placeholder"]


def box_of(name, response):
    """The box in the dialog of the schedule: a script takes it out of its template."""
    tag = re.search(rf'<input[^>]* name="{name}"[^>]*>', response.content.decode())
    return BeautifulSoup(tag[0], "html.parser").input


class TestSchedules:
    """When something is to be published, and taken off again."""

    @pytest.fixture
    def schedule(self, supervisor, news):
        def schedule(**moments):
            form = shown(supervisor.get(edit_address(news)))
            return supervisor.post(edit_address(news), form | moments)

        return schedule

    @pytest.fixture
    def news(self, station):
        index = NewsIndexPage.objects.descendant_of(station.root_page).get()
        return index.add_child(
            instance=NewsPage(title="ประกาศ", slug="notice", date=date(2024, 4, 4), live=False)
        )

    @pytest.mark.parametrize("typed", ["4 เมษายน 2590 09:30", "๔/๔/๒๕๙๐ ๐๙.๓๐ น.", "2047-04-04 09:30"])
    def test_a_moment_in_either_era_is_what_was_meant_and_is_said_back(
        self, schedule, supervisor, news, typed
    ):
        assert schedule(go_live_at=typed).status_code == 302
        moment = NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().go_live_at
        assert timezone.localtime(moment).isoformat() == "2047-04-04T09:30:00+07:00"
        page = supervisor.get(edit_address(news))
        assert box_of("go_live_at", page)["value"] == "4 เมษายน 2590 09:30"
        status = BeautifulSoup(page.content, "html.parser").select_one("[data-side-panel=status]").text
        assert "4 เมษายน 2590" in status
        assert "2047" not in status

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("4 เมษายน 2590", "4 เมษายน 2567 09:30"),
            ("31/2/2590 09:30", "31/2/2590"),
            ("4/4/2590 25:00", "23:59"),
        ],
        ids=["no time", "no day", "no hour"],
    )
    def test_what_is_no_moment_is_refused_beside_its_box_which_keeps_it(self, schedule, typed, said):
        response = schedule(expire_at=typed)
        assert said in str(response.context["form"].errors["expire_at"])
        assert box_of("expire_at", response)["value"] == typed

    def test_the_box_closes_with_its_dialog_as_wagtails_does(self, supervisor, news):
        box = box_of("go_live_at", supervisor.get(edit_address(news)))
        assert box["data-w-dialog-target"] == "notify"
        assert box["placeholder"]


@pytest.mark.parametrize("typed", ["3 เมษายน 2567", "๓/๔/๒๕๖๗", "2024-04-03"])
def test_a_list_is_filtered_by_days_in_either_era(station, supervisor, typed):
    for slug, moment in (("march", "2024-03-31 10:00+07:00"), ("april", "2024-04-03 00:10+07:00")):
        page = station.root_page.add_child(instance=ContentPage(title=f"หน้า {slug}", slug=slug))
        Page.objects.filter(pk=page.pk).update(latest_revision_created_at=moment)
    address = reverse("wagtailadmin_explore", args=[station.root_page.pk])
    listing = BeautifulSoup(
        supervisor.get(address, {"latest_revision_created_at_from": typed}).content, "html.parser"
    )
    rows = listing.select_one("#listing-results").text
    assert "หน้า april" in rows
    assert "หน้า march" not in rows
    assert "3 เมษายน 2567" in listing.select_one(".w-active-filters").text
    box = listing.select_one("[name=latest_revision_created_at_from]")
    assert box["value"] == typed
    assert not box.has_attr("data-controller")


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

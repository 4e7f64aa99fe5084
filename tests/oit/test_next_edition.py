"""An edition that renames, renumbers, drops and adds: data alone, without a migration."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.models import Page

from oit.checks import check_editions
from oit.models import FiscalYearPage, ProcurementSummaryPage, StructurePage
from oit.stations import add_year
from tests.admin_forms import edit_address, post_edit
from tests.factories import in_english, publish
from tests.filled import every_field
from tests.filled.pages import MANPOWER_ROW

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(station, install, next_year):
    """The page of 2568, with its items as drafts."""
    install(later=next_year)
    return add_year(station, 2568)


def test_an_element_that_no_page_type_knows_is_reported(install, unknown_element):
    install(later=unknown_element)
    (error,) = check_editions(None)
    assert error.id == "oit.E002"
    assert "Edition 2568, item O1: StructurePage does not declare “parking”." in error.msg


def test_its_section_says_that_nothing_is_there_yet(station, install, unknown_element, client):
    install(later=unknown_element)
    page = publish(StructurePage.objects.child_of(add_year(station, 2568)).get())
    assert BeautifulSoup(client.get(page.full_url).content, "html.parser").select_one("#parking")


def test_without_it_there_is_nothing_to_report_or_to_migrate(install, next_year):
    install(later=next_year)
    assert check_editions(None) == []
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_titles_and_numbers_are_those_of_the_year(year):
    structure = StructurePage.objects.child_of(year).get()
    assert structure.title == "โครงสร้างและผู้บริหารสถานี"
    summary = ProcurementSummaryPage.objects.child_of(year).get()
    assert (summary.code, summary.slug) == ("O14", "o14")
    earlier = FiscalYearPage.objects.sibling_of(year).get(fiscal_year=2567)
    assert ProcurementSummaryPage.objects.child_of(earlier).get().slug == "o15"
    assert "อัตรากำลัง" in StructurePage.objects.child_of(earlier).get().title


def test_both_languages_of_a_later_year_are_shown(year, given, client):
    values = every_field(ProcurementSummaryPage, given)
    page = ProcurementSummaryPage.objects.child_of(year).get()
    page.introduction = values["introduction"]
    page = publish(page)
    for version in (page, in_english(page), year, year.get_translations().get().specific):
        assert client.get(version.full_url).status_code == 200


def test_a_dropped_element_is_neither_asked_for_nor_shown_and_its_data_is_kept(
    year, officer, supervisor_user, client_for, client
):
    page = StructurePage.objects.child_of(year).get()
    page.manpower = [{"id": "0000000a", **MANPOWER_ROW}]
    page.save_revision()
    response = officer.get(edit_address(page))
    assert {"organisation", "organisation_picture"} <= set(response.context["form"].fields)
    assert not {"manpower", "manpower_on"} & set(response.context["form"].fields)
    shown = response.content.decode()
    assert "The current head of station" in shown
    assert "Staffing, with the date of the figures" not in shown
    supervisor = client_for(supervisor_user)
    assert post_edit(supervisor, page, publish=True, introduction="ปรับปรุงแล้ว").status_code == 302
    page = Page.objects.get(pk=page.pk).specific
    assert page.live
    assert page.introduction == "ปรับปรุงแล้ว"
    assert page.manpower == [{"id": "0000000a", **MANPOWER_ROW}]
    sections = BeautifulSoup(client.get(page.full_url).content, "html.parser")
    assert sections.select_one("#executives")
    assert not sections.select_one("#manpower")

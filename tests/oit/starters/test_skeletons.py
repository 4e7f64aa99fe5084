"""A manual begins with a Word file that has its headings and the station's name."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from wagtail.users.models import UserProfile

from cms.models import StationSettings
from cms.models.stations import Role
from oit.models import BudgetPage, EthicsManualPage, OfficerManualsPage, ServiceManualsPage
from oit.starters.facts import ASKED
from oit.starters.skeletons import FOLDER, _skeleton_of
from oit.starters.texts import FACT
from tests.admin_forms import edit_address
from tests.conftest import make_user

pytestmark = pytest.mark.django_db
TYPES = {"OfficerManualsPage": OfficerManualsPage, "ServiceManualsPage": ServiceManualsPage}
TYPES["EthicsManualPage"] = EthicsManualPage


def page_of(name, station):
    return TYPES[name].objects.descendant_of(station.root_page).get()


def address_of(page, line=""):
    return reverse("starters:skeleton", args=[page.pk]) + (f"?line={line}" if line else "")


@pytest.fixture
def officer(officer_user, client_for):
    UserProfile.objects.create(user=officer_user, preferred_language="th")
    return client_for(officer_user)


def test_there_is_one_for_each_item_with_a_manual():
    assert {path.stem for path in FOLDER.glob("*.toml")} == TYPES.keys()


@pytest.mark.parametrize("name", TYPES)
def test_every_element_of_the_edition_is_a_heading(name, officer, station):
    page = page_of(name, station)
    line = "traffic" if page.item.elements[0].per else ""
    response = officer.get(address_of(page, line))
    assert "wordprocessingml" in response["Content-Type"]
    document = Document(BytesIO(response.content))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 2"]
    assert {rule.title.th for rule in page.item.elements} <= set(headings)
    text = "\n".join(each.text for each in document.paragraphs)
    assert StationSettings.for_site(station).name_th in text
    assert "ปีงบประมาณ พ.ศ. 2567" in text
    assert "{" not in text
    assert document.tables
    assert document.tables[0].rows[0].cells[0].text
    assert not document.tables[0].rows[1].cells[0].text


@pytest.mark.parametrize("name", TYPES)
def test_it_asks_for_facts_that_are_known_and_elements_that_exist(name, station):
    skeleton = _skeleton_of(name)
    told = (FOLDER / f"{name}.toml").read_text("utf-8")
    assert set(FACT.findall(told)) <= {"line", *ASKED}
    keys = {section["element"] for section in skeleton["sections"] if "element" in section}
    assert keys == {rule.key for rule in page_of(name, station).item.elements}


def test_each_line_of_work_has_its_own_file(officer, station):
    page = page_of("OfficerManualsPage", station)
    form = officer.get(edit_address(page)).content.decode()
    for line in page.edition.lines_of_work:
        assert address_of(page, line) in form
    first = Document(BytesIO(officer.get(address_of(page, "traffic")).content))
    assert first.paragraphs[0].text == "คู่มือการปฏิบัติงาน งานจราจร"


def test_the_ethics_manual_brings_the_sample_text_along(officer, station):
    page = page_of("EthicsManualPage", station)
    form = officer.get(edit_address(page)).content.decode()
    assert form.count(address_of(page)) == 1
    document = Document(BytesIO(officer.get(address_of(page)).content))
    assert len(" ".join(each.text for each in document.paragraphs)) > 500


def test_what_is_not_offered_is_not_found(officer, station, other_station, client_for):
    page = page_of("OfficerManualsPage", station)
    assert officer.get(address_of(page)).status_code == 404
    assert officer.get(address_of(page, "xyzzy")).status_code == 404
    budget = BudgetPage.objects.descendant_of(station.root_page).get()
    assert officer.get(address_of(budget)).status_code == 404
    stranger = client_for(make_user("stranger", other_station, Role.SUPERVISOR))
    assert stranger.get(address_of(page, "traffic")).status_code in (302, 404)

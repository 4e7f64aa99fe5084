"""What is missing of O24 and O25, and what their pages show."""

import json
from datetime import date

import pytest

from home.models import OneStopArea, Order
from oit.models import BriberyRiskPage, IntegrityMeasuresPage, MeasuresReportPage
from oit.readiness import State, evaluate
from tests.factories import publish, published
from tests.filled import every_field
from tests.filled.integrity import assignment, picture, row
from tests.filled.values import RICH, stream

from .findings import ON, todo
from .items import read, refused, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(station, given):
    """A function that makes a published order about the working group."""

    def order(**values):
        return Order.objects.create(
            **{
                "site": station,
                "number": "12/2567",
                "date": date(2024, 1, 10),
                "subject_th": "แต่งตั้งคณะทำงานขับเคลื่อน ITA",
                "signatory_th": "ผู้กำกับการ",
                "purpose": "working-group",
                "file": given.pdf,
                **values,
            }
        )

    return order


@pytest.fixture
def filled(station, given):
    """A function from a page type to its published page with everything in it, but for what it is given."""

    def filled(model, **changed):
        return published(model, station, **{**every_field(model, given), **changed})

    return filled


# --- O24 -----------------------------------------------------------------------------------------


def test_the_plan_is_complete_with_its_order_areas_and_assignments(filled, order):
    page = filled(IntegrityMeasuresPage)
    assert set(todo(page)) == {"working-group"}
    order()
    assert todo(page) == {}


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({}, True),
        ({"date": date(2023, 9, 30)}, False),
        ({"date": date(2023, 9, 30), "items": "O24, O25"}, True),
        ({"date": date(2024, 4, 1)}, False),
        ({"live": False}, False),
        ({"purpose": "stores"}, False),
    ],
)
def test_which_orders_count(values, counts, filled, order):
    page = filled(IntegrityMeasuresPage)
    order(**values)
    assert ("working-group" in todo(page)) is not counts


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"file": None}, "Orders register: add the file of the order of 10 January 2024."),
        ({"number": "-"}, "Orders register: give the number of the order of 10 January 2024."),
    ],
)
def test_an_order_without_file_or_number_is_named(values, said, filled, order):
    page = filled(IntegrityMeasuresPage)
    order(**values)
    assert todo(page) == {"working-group": (said,)}


def test_the_order_leads_to_the_register(filled, order, client, other_station):
    made = order()
    order(site=other_station, number="99/2567")
    section = read(client, filled(IntegrityMeasuresPage)).select_one("#working-group")
    assert section.select_one(f'a[href$="/orders/#order-{made.pk}"]')
    assert "99/2567" not in text(section)


def test_every_area_has_a_plan_and_someone_responsible(filled, order):
    order()
    areas = [{"area": area, "plan": RICH, "responsible": "สารวัตรอำนวยการ"} for area in OneStopArea.values[1:]]
    areas[0]["responsible"] = ""
    page = filled(IntegrityMeasuresPage, areas=stream(*(("area", area) for area in areas)))
    assert todo(page) == {
        "one-stop-service": (
            "Add the plan for the area “Information point and case progress enquiries”.",
            "Say who is responsible for the area “Signs to the service point”.",
        )
    }


def test_every_item_is_assigned_in_whatever_way_its_code_is_written(filled, order, client):
    order()
    rows = [assignment(number) for number in range(1, 25)]
    rows[2]["code"], rows[6]["code"], rows[15]["code"] = "๐๓", "07", "○16"
    rows[3]["preparer"] = None
    page = filled(IntegrityMeasuresPage, assignments=rows)
    assert todo(page) == {
        "oit-plan": ("Add a row for O25: who publishes it.", "Row 4, “Prepared by”: Fill in this cell.")
    }
    published(BriberyRiskPage, page.station)
    soup = read(client, page)
    assert soup.select_one("#oit-plan-o16 th").text.split()[0] == "O16"
    assert soup.select_one("#oit-plan-o20 a")["href"] == "/oit/2567/o20/"
    assert not soup.select_one("#oit-plan-o19 a")


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["O99"], "“O99” is no item of this year&#x27;s checklist. Write a code such as O1."),
        (["ข้อ 3"], "“ข้อ 3” is no item of this year&#x27;s checklist."),
        (["O7", "๐๗"], "O7 is there twice. Put both rows together into one."),
    ],
)
def test_codes_that_cannot_be_meant_are_refused(codes, said, filled, officer):
    rows = [row(number, assignment(1), code=code) for number, code in enumerate(codes)]
    rows = json.dumps(rows, ensure_ascii=False)
    assert said in refused(officer, filled(IntegrityMeasuresPage), assignments=rows)


def test_the_action_plan_stands_by_indicator_and_is_only_advised(filled, order, client):
    order()
    page = filled(IntegrityMeasuresPage)
    page.action_plan = page.action_plan[:9]
    page = publish(page)
    found = {each.element.key: each for each in evaluate(page, ON)}["action-plan"]
    assert found.state is State.MISSING
    assert not found.counts_as_missing
    assert todo(page) == {
        "action-plan": ("Add an activity under the indicator “10 Prevention of corruption”.",)
    }
    soup = read(client, page)
    assert len(soup.select("#action-plan section table")) == 9
    assert soup.select_one("#action-plan-4 tbody tr")


# --- O25 -----------------------------------------------------------------------------------------


def test_every_indicator_that_planned_something_reports(filled, client):
    plan = filled(IntegrityMeasuresPage)
    page = filled(MeasuresReportPage)
    assert todo(page) == {}
    section = read(client, page).select_one("#results-3")
    assert plan.action_plan[2]["activity"] in text(section)
    page.results = json.dumps(json.loads(json.dumps(page.results.get_prep_value()))[1:])
    page = publish(page)
    assert todo(page) == {"results": ("Report what came of the activities under “1 Performance of duties”.",)}


def test_every_area_is_shown_before_and_after(filled, given, client):
    filled(IntegrityMeasuresPage)
    areas = [
        {"area": area, "text": RICH, "before": [], "after": [picture(given)]} for area in OneStopArea.values
    ]
    areas[0] |= {"after": [], "before": [picture(given, "ก่อนปรับปรุง")]}
    areas[1]["text"] = ""
    page = filled(MeasuresReportPage, areas=stream(*(("area", area) for area in areas[:-1])))
    assert todo(page) == {
        "photos-one-stop-service": (
            "Add a picture of the area “Information point and case progress enquiries” as it is now.",
            "Write what was done in the area “Signs to the service point”.",
            "Write what was done in the area “Facilities”.",
            "Add a picture of the area “Facilities” as it is now.",
        )
    }
    soup = read(client, page)
    assert "ก่อนปรับปรุง" in text(soup.select_one("#photos-one-stop-service-information-point"))
    assert all(soup.select_one(f"#photos-one-stop-service-{area}") for area in OneStopArea.values)

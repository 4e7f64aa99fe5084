"""What is missing of O1, O15 and O18: nothing on a complete page, and one thing for each that is broken."""

import json
from datetime import date

import pytest

from cms.lines_of_work import LineOfWork
from cms.models import Officer
from cms.thai.years import FiscalYear
from oit.models import AntiBriberyPolicyPage, ProcurementSummaryPage, StructurePage
from oit.readiness import State, assessed_on, is_complete
from tests import factories
from tests.filled import every_field
from tests.filled.pages import PROCUREMENT_ROW, month
from tests.filled.values import ASSESSED, stream

from .findings import ON, findings, states

pytestmark = pytest.mark.django_db


def complete(model, station, given):
    """A published page of the type with nothing missing."""
    for line in LineOfWork:
        factories.officer(station, line_of_work=line, heads_line=True, photo=given.image)
    page = factories.published(model, station, **every_field(model, given))
    if model is AntiBriberyPolicyPage:
        factories.in_english(page)
    return model.objects.get(pk=page.pk)


@pytest.mark.parametrize("model", [StructurePage, ProcurementSummaryPage, AntiBriberyPolicyPage])
def test_nothing_is_missing_of_a_complete_page_and_everything_of_an_empty_one(model, station, given):
    page = complete(model, station, given)
    assert set(states(page).values()) <= {State.DONE, State.LOOK}
    assert is_complete(page, ON)
    Officer.objects.all().update(live=False)
    empty = {
        field: model._meta.get_field(field).get_default() for each in model.elements for field in each.fields
    }
    for name, value in empty.items():
        setattr(page, name, value)
    page.save()
    for version in page.get_translations():
        version.unpublish()
    found = findings(page)
    missing = {key for key, finding in found.items() if finding.state is State.MISSING}
    assert missing == set(found)
    assert all(finding.todo for finding in found.values())


def chart_without_duties(page):
    data = json.loads(json.dumps(page.organisation.get_prep_value()))
    for unit in data:
        unit["value"]["duties"] = ""
        for each in unit["value"]["subunits"]:
            each["value"]["duties"] = ""
    return json.dumps(data)


BROKEN = [
    (
        StructurePage,
        "organisation-chart",
        {"organisation": "[]", "organisation_picture": None},
        "Draw the chart",
    ),
    (
        StructurePage,
        "organisation-chart",
        {"organisation": chart_without_duties},
        "line of work “Traffic” does",
    ),
    (StructurePage, "manpower", {"manpower": []}, "Fill in the table."),
    (StructurePage, "manpower", {"manpower_on": None}, "Give the date of the figures."),
    (
        AntiBriberyPolicyPage,
        "current-chief",
        {"signatory": None},
        "Choose the head of station who issued it.",
    ),
    (AntiBriberyPolicyPage, "purpose", {"purpose": "<p>&nbsp;</p>"}, "Write this part."),
    (AntiBriberyPolicyPage, "announced-on", {"announced_on": None}, "Give the date."),
    (AntiBriberyPolicyPage, "no-gift-infographic", {"infographic": None}, "Choose the picture."),
]


@pytest.mark.parametrize(("model", "key", "values", "said"), BROKEN)
def test_each_broken_element_is_missing_alone_and_back_when_mended(model, key, values, said, station, given):
    page = complete(model, station, given)
    whole = {name: getattr(page, name) for name in values}
    for name, value in values.items():
        setattr(page, name, value(page) if callable(value) else value)
    page.save()
    broken = findings(page)
    assert {each for each, finding in broken.items() if finding.state is State.MISSING} == {key}
    assert said in " ".join(broken[key].todo)
    for name, value in whole.items():
        setattr(page, name, value)
    page.save()
    assert set(states(page).values()) <= {State.DONE, State.LOOK}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"photo": None}, "add photo."),
        ({"telephone": ""}, "add telephone."),
        ({"in_office_until": date(2024, 1, 31)}, "head of the line of work “Traffic”"),
        ({"live": False}, "head of the line of work “Traffic”"),
        ({"heads_line": False}, "head of the line of work “Traffic”"),
    ],
)
def test_executives_are_missing_until_the_directory_is_mended(change, said, station, given):
    page = complete(StructurePage, station, given)
    head = Officer.objects.get(line_of_work=LineOfWork.TRAFFIC)
    whole = {name: getattr(head, name) for name in change}
    Officer.objects.filter(pk=head.pk).update(**change)
    found = findings(page)
    assert found["executives"].state is State.MISSING
    assert said in " ".join(found["executives"].todo)
    Officer.objects.filter(pk=head.pk).update(**whole)
    assert states(page)["executives"] is State.DONE


def test_a_new_head_of_station_has_to_issue_the_policy_again(station, given):
    page = complete(AntiBriberyPolicyPage, station, given)
    Officer.objects.filter(pk=given.chief.pk).update(in_office_until=date(2024, 1, 31))
    factories.chief(station, in_office_from=date(2024, 2, 1), position_en="New superintendent")
    found = findings(page)
    assert found["current-chief"].state is State.STALE
    assert found["current-chief"].counts_as_missing
    assert "Have the current one, New superintendent, issue it again." in found["current-chief"].todo[0]


def test_a_head_of_station_of_a_later_year_changes_nothing(station, given):
    page = complete(AntiBriberyPolicyPage, station, given)
    Officer.objects.filter(pk=given.chief.pk).update(in_office_until=date(2025, 9, 30))
    factories.chief(station, in_office_from=date(2025, 10, 1))
    assert states(page, on=date(2026, 11, 1))["current-chief"] is State.DONE


def test_english_is_missing_while_it_is_not_live_or_behind(station, given):
    page = complete(AntiBriberyPolicyPage, station, given)
    page.scope = "<p>ใช้กับข้าราชการตำรวจและลูกจ้างทุกคน</p>"
    page = factories.publish(page)
    assert findings(page)["english"].state is State.STALE
    assert "changed after it was translated" in findings(page)["english"].todo[0]
    factories.in_english(page)
    assert states(page)["english"] is State.DONE
    page.get_translations().get().unpublish()
    assert "Translate this page into English" in findings(page)["english"].todo[0]


# --- O15, month by month -----------------------------------------------------------------------


def summary(station, given, **changed):
    """A published O15 with every assessed month; ``changed`` names months of which something differs."""
    months = [month(iso, given, **changed.get(iso.replace("-", "_"), {})) for iso in ASSESSED]
    return factories.published(ProcurementSummaryPage, station, months=stream(*months))


@pytest.mark.parametrize(
    ("values", "key", "said"),
    [
        (
            {"rows": 0},
            "months",
            "December 2023: fill in the table, or state that there was nothing to report.",
        ),
        (
            {"files": []},
            "files",
            "December 2023: The file in PDF is being made of the published page. That takes a few minutes.",
        ),
    ],
)
def test_a_month_without_rows_or_files_is_missing(values, key, said, station, given):
    found = findings(summary(station, given, **{"2023_12": values}))
    assert {each for each, finding in found.items() if finding.state is State.MISSING} == {key}
    assert said in found[key].todo


def test_either_of_two_formats_will_do(station, given):
    word = factories.document(station, "docx")
    page = summary(station, given, **{"2023_12": {"files": [given.pdf.pk, word.pk]}})
    assert states(page)["files"] is State.DONE
    page = summary(station, given, **{"2023_12": {"files": [given.pdf.pk]}})
    assert findings(page)["files"].todo == (
        "December 2023: The file in Excel or Word is being made of the published page. That takes a few minutes.",
    )


def test_a_required_cell_that_is_empty_is_named(station, given):
    row = {"id": "0000000a", **PROCUREMENT_ROW, "winner": None}
    months = [month(iso, given) for iso in ASSESSED]
    months[0][1]["rows"] = [row]
    page = factories.published(ProcurementSummaryPage, station, months=stream(*months))
    assert findings(page)["columns"].todo == ("October 2023: Row 1, “Winner”: Fill in this cell.",)


def test_a_month_that_is_not_assessed_is_not_asked_for(station, given):
    page = summary(station, given)
    assert "2024-04" not in [child.value["month"] for child in page.months]
    assert states(page)["months"] is State.DONE


def test_nothing_is_stated_with_the_words_of_the_edition(station, given, client):
    nothing = {iso.replace("-", "_"): {"rows": 0, "nothing": True} for iso in ASSESSED}
    page = summary(station, given, **nothing)
    assert states(page)["months"] is State.NOTHING
    assert is_complete(page, ON)
    assert client.get(page.full_url).content.decode().count("ไม่มีการจัดซื้อจัดจ้าง") >= len(ASSESSED)
    english = factories.in_english(page)
    assert client.get(english.full_url).content.decode().count("No procurement") >= len(ASSESSED)


def test_questions_are_never_asked_for_a_day_after_the_year():
    year = FiscalYear(2567)
    assert assessed_on(year, date(2026, 11, 1)) == date(2024, 9, 30)
    assert assessed_on(year, date(2024, 2, 1)) == date(2024, 2, 1)
    assert assessed_on(year) == date(2024, 9, 30)

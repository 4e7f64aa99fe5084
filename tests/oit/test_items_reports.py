"""O7 and O11: what is missing of each month, what cannot be meant, and what readers see."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.utils.translation import gettext, override

from cms.models import StationDocument
from oit.models import MonthlyReportsPage, StatisticsPage
from oit.readiness import State
from oit.stations import collection_of
from tests import factories
from tests.cms.media import files
from tests.filled import every_field
from tests.filled.reports import CASES, activity, report, rows
from tests.filled.values import ASSESSED, stream

from .findings import refusals, saves_and_shows, states, todo

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(given, station):
    """What O7 wants of each month: a PDF and a Word file."""
    return given.pdf, factories.document(station, "docx")


def read(client, page):
    return BeautifulSoup(client.get(page.full_url).content, "html.parser")


def reports(station, given, both, **changed):
    """A published O7 with every assessed month; ``changed``: values of December's."""
    months = [report(iso, both, given, **(changed if iso == "2023-12" else {})) for iso in ASSESSED]
    return factories.published(MonthlyReportsPage, station, months=stream(*months))


# --- O7 ----------------------------------------------------------------------------------------


def test_complete_reports_lack_nothing_and_empty_ones_everything(station, given, both):
    assert set(states(reports(station, given, both)).values()) == {State.DONE}
    page = factories.published(MonthlyReportsPage, station, months="[]")
    missing = todo(page)
    assert "March 2024: add the report." in missing["months"]
    assert "October 2023: add at least one piece of work, project or activity." in missing["contents"]
    assert "October 2023: Add the file in Word." in missing["files"]
    assert {len(sentences) for sentences in missing.values()} == {6, 12}


def made(station, content, name):
    document = StationDocument(
        title="รายงาน", file=ContentFile(content, name), collection=collection_of(station)
    )
    document.save()
    return document


def test_what_stations_hold_counts_a_scan_as_pdf_and_an_old_word_file_as_word(station, given, client):
    held = made(station, files.scan(), "report.pdf"), made(station, files.doc(), "report.doc")
    page = reports(station, given, held)
    assert set(states(page).values()) == {State.DONE}
    with override("th"):
        scan, in_table = (
            gettext("A scan: it has no text that can be searched or read aloud."),
            gettext("(a scan, without text)"),
        )
    soup = read(client, page)
    pdf, word = soup.select("#months-2023-10 .download-list li")
    assert scan in pdf.text
    assert "Word (.doc)" in word.text
    assert scan not in word.text
    listed = soup.select("#files tbody tr")[0]
    assert in_table in listed.text


def test_files_of_the_station_beside_its_activities_are_said_to_be_its_own(station, given, both, client):
    soup = read(client, reports(station, given, both, activities=[]))
    with override("th"):
        own = gettext("The station's own files of this month:")
    assert own in soup.select_one("#months-2023-10").text
    assert own not in soup.select_one("#months-2023-12").text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"details": "<p>&nbsp;</p>"}, "describe it."),
        ({"pictures": []}, "add a picture."),
        ({"responsible": ""}, "name the responsible unit."),
        ({"first_day": None}, "give its date."),
        (
            {"first_day": "2024-01-05", "last_day": None},
            "its dates do not lie in this month. Correct them, or move it to its month.",
        ),
    ],
)
def test_what_an_activity_lacks_is_said_with_month_and_activity(values, said, station, given, both):
    wanting = activity("2023-12", given, **{"title": "ตรวจเยี่ยมโรงเรียน", **values})
    page = reports(station, given, both, activities=[activity("2023-12", given), wanting])
    assert todo(page) == {"contents": (f"December 2023, “ตรวจเยี่ยมโรงเรียน”: {said}",)}


def test_an_activity_that_runs_into_the_month_belongs_to_it(station, given, both):
    running = activity("2023-12", given, first_day="2023-11-20", last_day="2023-12-04")
    assert todo(reports(station, given, both, activities=[running])) == {}


def test_a_picture_that_was_deleted_is_missing(station, given, both):
    page = reports(station, given, both)
    given.image.delete()
    assert len(todo(page)["contents"]) == len(ASSESSED)


def test_months_stand_in_order_with_those_that_are_missing(station, given, both, client):
    months = [report(iso, both, given) for iso in ("2024-04", "2024-01", "2023-10")]
    page = factories.published(MonthlyReportsPage, station, months=stream(*months))
    soup = read(client, factories.in_english(page))
    sections = [section["id"] for section in soup.select("#months section")]
    assert sections == [f"months-{iso}" for iso in (*ASSESSED, "2024-04")]
    assert "December 2023 is not yet published." in soup.select_one("#months-2023-12").text
    assert [link["href"] for link in soup.select("#months nav a")] == [f"#{each}" for each in sections]


def test_the_list_of_activities_leads_to_each_of_them(station, given, both, client):
    page = reports(station, given, both, activities=[activity("2023-12", given), activity("2023-12", given)])
    for version in (page, factories.in_english(page)):
        soup = read(client, version)
        anchors = [link["href"].removeprefix("#") for link in soup.select("#contents a")]
        assert len(anchors) == len(set(anchors)) == len(ASSESSED) + 1
        assert all(soup.select_one(f"#months article[id='{anchor}']") for anchor in anchors)
        assert len(soup.select("#months article img")) == len(anchors)


def test_the_english_report_has_english_texts_and_the_thai_page_s_dates_and_pictures(
    station, given, both, client
):
    page = reports(station, given, both)
    english = factories.in_english(page)
    months = json.loads(json.dumps(page.months.get_prep_value()))
    months[0]["value"]["activities"][0]["value"]["first_day"] = "2023-10-30"
    months[0]["value"]["activities"][0]["value"]["last_day"] = "2023-10-31"
    page.months = json.dumps(months)
    factories.publish(page)
    article = read(client, english).select_one("#months-2023-10 article")
    assert "30 Oct 2023 – 31 Oct 2023" in article.text
    assert "word" in article.h4.text
    assert not article.select("h4 [lang=th]")
    assert article.img["alt"] == "The station"


def test_months_that_cannot_be_meant(station, given, both, officer):
    months = stream(report("2023-10", both, given), report("2023-11", both, given))
    page = factories.draft(MonthlyReportsPage, station, months=months)
    assert "months" in refusals(officer, page, **{"months-1-value-month": "2023-10"})
    first = "months-0-value-activities-0-value"
    assert "months" in refusals(officer, page, **{f"{first}-last_day": "2023-10-01"})


def test_a_draft_may_wait_for_its_month_and_dates(station, given, both, officer):
    months = stream(report("2023-10", both, given), report("2023-11", both, given))
    page = factories.draft(MonthlyReportsPage, station, months=months)
    first = "months-1-value-activities-0-value"
    empty = dict.fromkeys([f"{first}-title", f"{first}-first_day", f"{first}-responsible"], "")
    assert saves_and_shows(officer, page, **empty)
    assert saves_and_shows(officer, page, **{"months-0-value-month": "", "months-1-value-month": ""})


# --- O11 ---------------------------------------------------------------------------------------


def statistics(station, given, **changed):
    return factories.published(StatisticsPage, station, **{**every_field(StatisticsPage, given), **changed})


def test_statistics_are_complete_with_a_row_for_each_month_and_kind(station, given):
    assert set(states(statistics(station, given)).values()) == {State.DONE}
    page = statistics(station, given, cases=[], checkpoints=[], files="[]")
    missing = todo(page)
    assert set(missing) == {"cases", "checkpoints", "files"}
    assert missing["cases"][0] == "October 2023: add its figures, 0 where there was nothing."
    assert len(missing["cases"]) == len(ASSESSED)


def test_zero_is_a_figure_and_an_empty_cell_is_missing(station, given):
    nothing = dict.fromkeys(CASES, 0)
    figures = rows(1, *({"month": iso, **nothing} for iso in ASSESSED))
    assert "cases" not in todo(statistics(station, given, cases=figures))
    figures[2]["state_suspects"] = None
    figures.append({"id": "00010009", "month": "2024-04", **nothing, "state_arrests": None})
    assert todo(statistics(station, given, cases=figures)) == {
        "cases": ("Row 3, “Suspects (people)”: Fill in this cell.",)
    }


def test_each_kind_of_checkpoint_is_asked_for_in_each_month(station, given):
    checkpoints = every_field(StatisticsPage, given)["checkpoints"]
    page = statistics(station, given, checkpoints=checkpoints[:-1])
    assert todo(page) == {
        "checkpoints": ("March 2024: add the row for “Roadblock”, with 0 where there was nothing.",)
    }


def test_arrests_may_exceed_reports(station, given, client):
    page = statistics(station, given)
    assert page.cases[0]["property_cleared"] > page.cases[0]["property_reported"]
    assert "cases" not in todo(page)
    assert "May include cases reported in an earlier month" in read(client, factories.in_english(page)).text


def test_the_english_statistics_have_the_figures_and_a_chart_of_each_month(station, given, client):
    page = statistics(station, given, cases=rows(1, {"month": "2023-11", **CASES}))
    soup = read(client, factories.in_english(page))
    assert {each["id"] for each in soup.select("#cases [id^=cases-20]")} == {f"cases-{iso}" for iso in ASSESSED}
    assert soup.select_one("tr#cases-2023-11 th").text == "November 2023"
    by_month, shares = soup.select("#cases .chart svg")
    assert by_month.desc.text == (
        "Reported: 26 in all, most in November 2023: 26. Arrests: 23 in all, most in November 2023: 23. "
        "Figures are missing for: October 2023, December 2023, January 2024, February 2024, March 2024."
    )
    assert len(by_month.select("rect")) == 2 + 2, "two swatches, and two bars in the only month with figures"
    assert shares.desc.text.startswith("Life, body and sexual offences (cases): 6 (23.1 %).")
    assert "not yet published" in soup.select_one("#cases-2023-12").text
    totals = [cell.text.strip() for cell in soup.select("#cases tfoot td")]
    assert totals == ["6", "5", "11", "12", "9", "6", "84", "91"]
    assert "%" not in soup.select_one("#cases table").text
    assert "state" not in shares.text, "the fourth group counts arrests, not reports"


def test_figures_that_cannot_be_meant(station, given, officer):
    page = factories.draft(StatisticsPage, station, **every_field(StatisticsPage, given))
    twice = json.dumps(rows(1, {"month": "2023-10", **CASES}, {"month": "2023-10", **CASES}))
    told = refusals(officer, page, cases=twice)["cases"]
    assert "Row 2, “Month”: There is another row for October 2023. Put the two together into one." in told
    later = json.dumps(rows(1, {"month": "2024-10", **CASES}))
    told = refusals(officer, page, cases=later)["cases"]
    assert "October 2024 does not lie in the Fiscal year 2024" in told
    assert "files" in refusals(officer, page, **{"files-1-value-month": "2023-10"})


def test_the_form_offers_the_months_of_the_page_s_year(station, given, officer):
    page = factories.draft(StatisticsPage, station, **every_field(StatisticsPage, given))
    html = officer.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    grids = BeautifulSoup(html, "html.parser").select("dataset-grid")
    for grid in grids:
        columns = {column["key"]: column for column in json.loads(grid["data-schema"])["columns"]}
        months = [option["value"] for option in columns["month"]["options"]]
        assert months == [month.to_iso() for month in page.year.months]
    assert len(grids) == 2

"""Where made files are shown: the public page, the checklist, the board, programs and assessors."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from oit.assessor.handover import handover_rows
from oit.exports.models import ExportedFile, Failure
from oit.models import BudgetPage, InvestigationFundPage, ProcurementSummaryPage, StatisticsPage
from oit.readiness import State, evaluate
from tests.admin_forms import edit_address
from tests.factories import in_english, publish, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream
from tests.oit.findings import states, todo

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def without_files(model, station, given):
    """The page with everything but files of the station's own."""
    return published(model, station, **{**every_field(model, given), "files": stream()})


def months_without_files(station, given, months=ASSESSED):
    blocks = [month(iso, given, rows=1) for iso in months]
    for _kind, value in blocks:
        value["files"] = []
    return published(ProcurementSummaryPage, station, months=stream(*blocks))


def fail(page, **which):
    files = ExportedFile.objects.filter(page_id=page.pk, **which)
    files.update(file="", failed_at=timezone.now(), error=Failure.STORAGE)


# --- The public page -------------------------------------------------------------------------


def test_a_line_beside_each_table_and_month_tells_format_size_and_what_it_is_of(client, station, given, make):
    page = published(StatisticsPage, station, **every_field(StatisticsPage, given))
    english = in_english(page)
    make(page)
    make(english)
    soup = read(client, "/en/oit/2567/o11/")
    whole = soup.select_one("#cases > p.made-files")
    assert [a.text.split()[0] for a in whole.select("a[type]")] == ["PDF", "Word", "Excel", "CSV", "JSON"]
    excel = soup.select_one('#cases a[href$="/files/cases-2023-10.xlsx"]')
    assert excel["href"] == "/en/oit/2567/o11/files/cases-2023-10.xlsx"
    assert excel["aria-label"].startswith(excel.text)
    assert "October 2023" in excel["aria-label"]
    assert "KB" in excel.text
    assert len(soup.select("#cases details li")) == len(ASSESSED)
    assert [a.text.split()[0] for a in soup.select(".page-files a")] == ["PDF", "Word"]
    for link in soup.select("a[href*='/files/']"):
        assert client.get(link["href"]).status_code == 200


def test_the_files_of_a_page_take_one_query(client, station, given, make):
    page = published(StatisticsPage, station, **every_field(StatisticsPage, given))
    client.get(page.url)
    with CaptureQueriesContext(connection) as before:
        client.get(page.url)
    make(page)
    with CaptureQueriesContext(connection) as after:
        client.get(page.url)
    assert len(after) <= len(before)
    assert sum("exports_exportedfile" in query["sql"] for query in after) == 1


def test_a_page_whose_files_are_being_made_shows_none(client, station, given, make):
    page = published(InvestigationFundPage, station, **every_field(InvestigationFundPage, given))
    make(page)
    assert read(client, page.url).select("a[href*='/files/']")
    publish(page)
    assert not read(client, page.url).select("a[href*='/files/']")


def test_the_section_of_files_lists_those_that_are_made(client, station, given, make):
    page = without_files(BudgetPage, station, given)
    assert "files/report.xlsx" not in str(read(client, page.url).select_one("#files"))
    make(page)
    section = str(read(client, page.url).select_one("#files"))
    assert "files/report.xlsx" in section
    assert "files/plan.pdf" in section
    # Each line says which table its files are of.
    assert page._meta.get_field("report").schema_of(page).th in section


# --- The checklist ---------------------------------------------------------------------------


def test_made_files_count_as_those_that_the_item_asks_for(station, given, make):
    page = months_without_files(station, given)
    assert all("is being made" in said for said in todo(page)["files"])
    make(page)
    assert states(page)["files"] is State.DONE


def test_a_month_with_nothing_to_make_a_file_of_still_needs_one(station, given, make):
    page = months_without_files(station, given, ASSESSED[:-1])
    make(page)
    assert todo(page)["files"] == (
        "March 2024: Add the file in PDF.",
        "March 2024: Add the file in Excel or Word.",
    )


def test_a_making_that_failed_is_said_and_an_upload_mends_it(station, given, make):
    page = months_without_files(station, given)
    make(page)
    fail(page, month="2024-03", format="pdf")
    (said,) = todo(page)["files"]
    assert said.startswith("March 2024: The file in PDF could not be made")
    blocks = [month(iso, given, rows=1) for iso in ASSESSED]
    for _kind, value in blocks[:-1]:
        value["files"] = []
    page.months = stream(*blocks)
    page = publish(page)
    make(page)
    fail(page, month="2024-03", format="pdf")
    assert states(page)["files"] is State.DONE


def test_items_that_need_a_format_once_take_the_made_one(station, given, make):
    page = without_files(InvestigationFundPage, station, given)
    assert states(page)["files"] is State.MISSING
    make(page)
    assert states(page)["files"] is State.DONE
    fail(page, element="fund", format="docx")
    assert todo(page)["files"][0].startswith("The file in Word could not be made")


def test_a_draft_counts_what_publishing_will_make(station, given, make):
    page = without_files(InvestigationFundPage, station, given)
    page.introduction = "ฉบับร่าง"
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    assert draft_states(draft)["files"] is State.DONE
    fail(make_and_get(page, make), element="fund", format="docx")
    draft = page.get_latest_revision_as_object()
    assert draft_states(draft)["files"] is State.MISSING


def make_and_get(page, make):
    make(page)
    return page


def draft_states(draft):
    return {each.element.key: each.state for each in evaluate(draft)}


def test_a_draft_without_rows_has_nothing_to_make_files_of(station, given):
    page = without_files(InvestigationFundPage, station, given)
    page.fund = []
    page.save_revision()
    assert draft_states(page.get_latest_revision_as_object())["files"] is State.MISSING


# --- The people of the station ---------------------------------------------------------------


def test_the_editor_reads_what_failed_since_when_and_what_to_do(station, given, make, superuser, client):
    page = without_files(InvestigationFundPage, station, given)
    make(page)
    assert (
        "could not be made from the published page" not in superuser.get(edit_address(page)).content.decode()
    )
    fail(page, element="fund", format="pdf")
    form = superuser.get(edit_address(page)).content.decode()
    assert "could not be made from the published page" in form
    assert "It could not be stored." in form
    assert "It is tried again by itself." in form
    assert "could not be" not in client.get(page.url).content.decode()


def test_the_board_names_the_files_that_failed_to_their_station_alone(
    station, other_station, given, make, superuser, officer
):
    page = without_files(InvestigationFundPage, station, given)
    make(page)
    fail(page, element="fund", format="pdf")
    row = BeautifulSoup(officer.get("/admin/readiness/").content, "html.parser").select_one("#o13")
    assert "It could not be stored." in row.text
    others = superuser.get(f"/admin/readiness/?station={other_station.pk}").content.decode()
    assert "It could not be stored." not in others


# --- Programs and assessors ------------------------------------------------------------------


def test_the_machine_index_tells_every_made_file_of_both_languages(client, station, given, make):
    page = without_files(InvestigationFundPage, station, given)
    english = in_english(page)
    for each in (page, english):
        make(each)
    items = json.loads(client.get("/oit/2567.json").content)["items"]
    files = next(each for each in items if each["code"] == "O13")["made_files"]
    assert {(each["language"], each["element"], each["format"]) for each in files} == {
        (language, element, format)
        for language in ("th", "en")
        for element, formats in (("fund", ("pdf", "docx", "xlsx", "csv", "json")), (None, ("pdf", "docx")))
        for format in formats
    }
    for each in files:
        response = client.get(each["address"])
        assert response["ETag"] == f'"{each["sha256"]}"'
        assert int(response["Content-Length"]) == each["bytes"]
        assert each["first_made"] <= each["changed"]
    assert [each["made_files"] for each in items if each["code"] == "O12"] == [[]]


def test_the_index_asks_for_all_files_in_one_query(client, station, given, make):
    for model in (InvestigationFundPage, BudgetPage, StatisticsPage):
        make(published(model, station, **every_field(model, given)))
    with CaptureQueriesContext(connection) as queries:
        client.get("/oit/2567.json")
    assert sum("exports_exportedfile" in query["sql"] for query in queries) == 1


def test_the_assessor_and_the_hand_over_sheet_are_led_to_the_formats(client, station, given, make):
    page = months_without_files(station, given)
    make(page)
    soup = read(client, "/oit/2567/assessor/")
    links = {a["href"] for a in soup.select("#o15 .assessor-files a")}
    assert "/oit/2567/o15/files/months-2023-10.pdf" in links
    assert "/oit/2567/o15/files/months-2023-10.xlsx" in links
    assert not any(link.endswith("2023-10.json") for link in links)
    row = next(each for each in handover_rows(station, 2567) if each.code == "O15")
    assert "PDF, Word, Excel" in row.line
    assert row.line.endswith("/oit/2567/o15/#files")

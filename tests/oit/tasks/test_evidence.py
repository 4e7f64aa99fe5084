"""What is recorded of a task fills the report that follows the plan: O25 of O24, O21 of O20."""

from datetime import date

import pytest

from oit.readiness import State
from tests.factories import document, in_english, publish
from tests.filled.values import RICH, stream
from tests.oit.findings import findings, states, todo
from tests.oit.items import read, text

from .conftest import ROWS

pytestmark = pytest.mark.django_db


def test_records_of_every_measure_of_an_indicator_answer_it_and_unpublished_they_do_not(plan, report, record):
    assert todo(report) == {
        "results": (
            "Report what came of the activities under “1 Performance of duties”.",
            "Report what came of the activities under “2 Use of the budget”.",
        )
    }
    record(plan, ROWS[2])
    record(plan, ROWS[0])
    assert todo(report) == {
        "results": ("1 Performance of duties: report what came of “ติดป้ายบอกทาง”, here or in its task.",)
    }
    last = record(plan, ROWS[1])
    assert states(report)["results"] is State.DONE
    last.unpublish()
    assert states(report)["results"] is State.MISSING


def test_what_is_typed_in_the_report_needs_no_record(report):
    entries = [{"indicator": number, "text": RICH, "files": [], "pictures": []} for number in ("1", "2")]
    report.results = stream(*(("result", entry) for entry in entries))
    assert todo(publish(report)) == {}


def test_what_does_not_count(plan, report, record, station):
    record(plan, ROWS[2], live=False)
    record(plan, ROWS[2], day=date(2024, 4, 1))
    record(plan, "0000beef")
    assert len(todo(report)["results"]) == 2


def test_a_record_of_the_same_row_at_another_station_counts_for_nothing(plan, report, record, other_station):
    elsewhere = type(plan).objects.descendant_of(other_station.root_page).get()
    record(elsewhere, ROWS[2], site=other_station)
    assert len(todo(report)["results"]) == 2


def test_every_line_of_work_with_a_risk_is_answered_by_the_records_of_its_measures(
    risks, risk_report, record
):
    assert len(todo(risk_report)["results-by-line"]) == 2
    record(risks, "00000001")
    assert todo(risk_report) == {
        "results-by-line": ("Report what the line of work “Inquiry” did and what came of it.",)
    }
    record(risks, "00000002")
    assert todo(risk_report) == {}


def test_the_public_reads_it_beside_the_plan_with_its_evidence(plan, report, record, given, client, station):
    made = record(
        plan,
        ROWS[0],
        pictures=[("picture", given.image)],
        files=[("file", given.pdf)],
        links=[("page", station.root_page)],
    )
    section = read(client, report).select_one("#results-1")
    shown = section.select_one(f"#results-1-record-{made.pk}")
    assert "จัดทำคู่มือห้าสายงาน" in text(section.select_one(f"#results-1-{ROWS[0]}"))
    assert "จัดทำและติดตั้งเสร็จแล้ว" in text(shown)
    assert "20 กุมภาพันธ์ 2567" in text(shown)
    assert shown.select_one(f'a[href="{given.pdf.url}"]')
    assert shown.select_one("img")["alt"] == "อาคารสถานีตำรวจ"
    assert shown.select_one('a[href="/"]')
    assert findings(report)["results"].evidence is None
    record(plan, ROWS[1])
    record(plan, ROWS[2])
    assert findings(report)["results"].evidence.files == (given.pdf,)


def test_the_english_page_shows_its_english_and_marks_what_is_thai(plan, report, record, station, client):
    record(plan, ROWS[0], links=[("page", station.root_page)])
    record(plan, ROWS[2], text_en="")
    in_english(plan)
    page = read(client, in_english(report))
    first, second = page.select_one("#results-1"), page.select_one("#results-2")
    assert "Made and put up for every line of work." in text(first)
    assert "20 February 2024" in text(first)
    assert first.select_one('a[href="/en/"]')
    assert "จัดทำและติดตั้ง" in text(second.select_one('.prose[lang="th"]'))


def test_a_record_of_a_row_that_left_the_plan_is_not_shown(plan, report, record, client):
    record(plan, ROWS[2])
    assert "จัดทำและติดตั้ง" in text(read(client, report).select_one("#results"))
    plan.action_plan = plan.action_plan[:2]
    publish(plan)
    section = read(client, report).select_one("#results")
    assert "จัดทำและติดตั้ง" not in text(section)


def test_a_deleted_file_leaves_the_record_as_it_is(plan, report, record, station, client):
    file = document(station, "pdf")
    record(plan, ROWS[0], files=[("file", file)])
    file.delete()
    assert "จัดทำและติดตั้ง" in text(read(client, report).select_one("#results-1"))

"""However many tasks and records there are, a page takes as many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit.tasks.listing import TaskList
from oit.yearly import YearReadiness
from tests.factories import document, in_english, publish
from tests.filled.integrity import PLAN_ROW, RISK_ROW, row
from tests.oit.test_queries import counts

pytestmark = pytest.mark.django_db


def queries_of(function):
    with CaptureQueriesContext(connection) as counted:
        function()
    return len(counted)


def evidence(given, station):
    return {
        "pictures": [("picture", given.image)],
        "files": [("file", document(station, "pdf"))],
        "links": [("page", station.root_page)],
    }


def test_the_report_on_measures(plan, report, record, given, station, client):
    plan.action_plan = [row(number, PLAN_ROW) for number in range(1, 21)]
    in_english(publish(plan))
    in_english(report)
    record(plan, "00000001", **evidence(given, station))
    few = counts(client, report)
    for number in range(2, 21):
        record(plan, f"{number:08x}", **evidence(given, station))
    assert counts(client, report) == few


def test_the_report_on_risks(risks, risk_report, record, given, station, client):
    risks.risks = [row(number, RISK_ROW) for number in range(1, 21)]
    in_english(publish(risks))
    in_english(risk_report)
    record(risks, "00000001", **evidence(given, station))
    few = counts(client, risk_report)
    for number in range(2, 21):
        record(risks, f"{number:08x}", **evidence(given, station))
    assert counts(client, risk_report) == few


def test_the_whole_year_and_the_task_list(plan, report, record, given, station, year_page):
    def year():
        assert YearReadiness.of_station(station, 2567, date(2024, 3, 31)).rows

    def tasks():
        assert [each.state for each in TaskList(year_page).all]

    record(plan, plan.action_plan[0]["id"], **evidence(given, station))
    tasks()
    few = queries_of(year), queries_of(tasks)
    for each in plan.action_plan:
        record(plan, each["id"], **evidence(given, station))
    assert (queries_of(year), queries_of(tasks)) == few

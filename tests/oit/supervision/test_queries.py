"""However many meetings there are, a page takes as many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit.yearly import YearReadiness
from tests.factories import in_english
from tests.oit.test_queries import counts

from .conftest import ASSIGNMENT, FOLLOW_UP

pytestmark = pytest.mark.django_db
BOTH = [FOLLOW_UP, ASSIGNMENT]


def test_the_report_page(report, meeting, client):
    in_english(report)
    meeting(evidence=BOTH)
    few = counts(client, report)
    for day in range(1, 8):
        meeting(evidence=BOTH, date=date(2024, 1, day))
    assert counts(client, report) == few


def test_the_whole_year(station, report, meeting):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert YearReadiness.of_station(station, 2567, date(2024, 3, 31)).rows
        return len(counted)

    meeting(evidence=BOTH)
    few = queries()
    for day in range(1, 8):
        meeting(evidence=BOTH, date=date(2024, 1, day))
    assert queries() == few

"""Who keeps an item and when it is due, on the board and in its files."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models.stations import Role
from oit.duties.models import Assignment, Reminder
from oit.editions import edition_for
from tests.conftest import make_user

from .conftest import BOARD, codes, read, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def preparer(station):
    return make_user("preparer", station, Role.OFFICER)


@pytest.fixture
def assigned(station, preparer, supervisor_user):
    return Assignment.objects.create(
        site=station, fiscal_year=2567, code="O15", preparer=preparer, supervisor=supervisor_user
    )


def test_people_and_day_of_an_item(officer, o15, assigned, preparer):
    shown = text(read(officer).select_one("#o15"))
    assert f"Preparer {preparer}" in shown
    assert "Supervisor" in shown
    assert "Due on 8 Jan 2024" in shown
    assert "Overdue December ends on 31 December 2023; 5 working days later" in shown


def test_nothing_is_due_of_what_is_complete(officer, o1):
    assert "Due on" not in text(read(officer).select_one("#o1"))


def test_filters(officer, o1, o15, assigned, preparer):
    assert codes(read(officer, preparer=preparer.pk)) == ["O15"]
    assert len(codes(read(officer, preparer="nobody"))) == 24
    assert "O15" in codes(read(officer, due="overdue"))
    assert codes(read(officer, due="none")) == ["O1"]
    assert len(codes(read(officer, preparer="999999"))) == 25


def test_in_the_files_too(officer, o15, assigned, preparer):
    content = officer.get(f"{BOARD}export.csv", {"preparer": preparer.pk}).content.decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(content))
    assert row["Preparer"] == str(preparer)
    assert row["Due on"] == "8 January 2024"
    assert row["State of the due day"] == "Overdue"
    assert "December ends on" in row["How the due day follows"]


def test_whom_no_reminder_reaches(officer, o15, assigned, preparer):
    assert not read(officer).select(".help-block.help-warning")
    preparer.email = ""
    preparer.save()
    assert "has no e-mail address" in text(read(officer).select_one(".help-warning"))
    preparer.is_active = False
    preparer.save()
    assert "has left" in text(read(officer).select_one(".help-warning"))
    assert "has left" in text(read(officer).select_one("#o15"))


def test_mails_that_failed(officer, o15, assigned, preparer, other_station):
    failed = {"person": preparer, "kind": "digest", "day": timezone.localdate(), "state": "failed"}
    Reminder.objects.create(site=other_station, key="2024-W11", last_error="ของสถานีอื่น", **failed)
    assert not read(officer).select(".help-warning")
    Reminder.objects.create(site=assigned.site, key="2024-W12", last_error="Connection refused", **failed)
    assert "Connection refused" in text(read(officer).select_one(".help-warning"))


def test_queries_do_not_grow_with_the_assignments(officer, o15, assigned, station, preparer):
    def asked():
        read(officer)
        with CaptureQueriesContext(connection) as queries:
            read(officer)
        return len(queries)

    few = asked()
    for item in edition_for(2567).items[:10]:
        Assignment.objects.create(site=station, fiscal_year=2567, code=item.code, preparer=preparer)
    assert asked() == few

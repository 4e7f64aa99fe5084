from datetime import date

import pytest

from oit.models import BriberyRiskPage, IntegrityMeasuresPage, MeasuresReportPage, RiskResultsPage
from oit.supervision.models import Decision, Meeting
from oit.tasks.models import Task, TaskRecord
from oit.yearly import year_page_of
from tests.factories import published
from tests.filled import every_field
from tests.filled.integrity import PLAN_ROW, RISK_ROW, row

ROWS = ("000000a1", "000000a2", "000000a3")


@pytest.fixture
def year_page(station):
    return year_page_of(station, 2567)


@pytest.fixture
def plan(station, given):
    """O24 with three activities: two under indicator 1, one under indicator 2."""
    rows = [
        {"id": ROWS[0], **PLAN_ROW, "activity": "จัดทำคู่มือห้าสายงาน", "follow_up": "ทุกเดือน"},
        {"id": ROWS[1], **PLAN_ROW, "activity": "ติดป้ายบอกทาง", "follow_up": "เมื่อแล้วเสร็จ"},
        {"id": ROWS[2], **PLAN_ROW, "indicator": "2", "activity": "เผยแพร่งบประมาณ", "due": "2024-09-15"},
    ]
    values = every_field(IntegrityMeasuresPage, given) | {"action_plan": rows}
    return published(IntegrityMeasuresPage, station, **values)


@pytest.fixture
def report(plan, station, given):
    """O25, which says nothing of the measures itself."""
    values = every_field(MeasuresReportPage, given) | {"results": "[]"}
    return published(MeasuresReportPage, station, **values)


@pytest.fixture
def risks(station, given):
    """O20 with a risk in two lines of work."""
    rows = [row(number, RISK_ROW, line=line) for number, line in enumerate(["traffic", "inquiry"], 1)]
    return published(BriberyRiskPage, station, **(every_field(BriberyRiskPage, given) | {"risks": rows}))


@pytest.fixture
def risk_report(risks, station, given):
    """O21, which says nothing of the measures itself."""
    values = every_field(RiskResultsPage, given) | {"results": "[]"}
    return published(RiskResultsPage, station, **values)


@pytest.fixture
def record(station):
    """A function that records, of a plan's page and one of its rows, what was done, and publishes it."""

    def record(page, number, live=True, **values):
        task, _made = Task.objects.get_or_create(site=station, page=page, row=number)
        made = TaskRecord(
            **{
                "site": station,
                "task": task,
                "day": date(2024, 2, 20),
                "text_th": "จัดทำและติดตั้งเสร็จแล้วครบทุกสายงาน",
                "text_en": "Made and put up for every line of work.",
                "live": False,
                **values,
            }
        )
        made.save()
        revision = made.save_revision()
        if live:
            revision.publish()
        return TaskRecord.objects.get(pk=made.pk)

    return record


@pytest.fixture
def meeting(station):
    """A function that publishes a meeting with one decision, by default to be done by the end of March."""

    def meeting(**values):
        made = Meeting(site=station, kind="follow-up", date=date(2024, 2, 14), place_th="ห้องประชุม")
        decision = {"row": "0000d001", "text_th": "เร่งเผยแพร่ O15", "due": date(2024, 3, 31), **values}
        made.decisions.add(Decision(**decision))
        made.save()
        made.save_revision().publish()
        return made

    return meeting

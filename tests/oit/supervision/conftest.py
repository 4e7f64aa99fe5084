from datetime import date

import pytest

from oit.models import IntegrityMeasuresPage, MeasuresReportPage
from oit.supervision.models import Decision, Meeting
from tests.factories import published
from tests.filled import every_field

FOLLOW_UP = "MeasuresReportPage.photo-supervision-meeting"
ASSIGNMENT = "MeasuresReportPage.photo-assignment-meeting"
SUPERVISION = "IntegrityMeasuresPage.supervision"


@pytest.fixture
def meeting(station, given):
    """A function that makes a record of the log with photo, minutes and attendance, and publishes it."""

    def meeting(live=True, photos=True, decisions=(), **values):
        made = Meeting(
            **{
                "site": station,
                "kind": "follow-up",
                "date": date(2024, 2, 14),
                "place_th": "ห้องประชุม ชั้น 2",
                "place_en": "Meeting room, 2nd floor",
                "summary_th": "หัวหน้าสถานีติดตามการเผยแพร่ข้อมูลของทุกสายงาน",
                "summary_en": "The head of station followed up what every line of work has published.",
                "minutes": given.pdf,
                "evidence": [FOLLOW_UP],
                "attendance": [
                    ("position", {"position_th": "สารวัตร", "position_en": "Inspector", "number": 5})
                ],
                "photos": [("photo", given.image)] if photos else [],
                **values,
            }
        )
        for values in decisions:
            made.decisions.add(Decision(**values))
        made.save()
        revision = made.save_revision()
        if live:
            revision.publish()
        else:
            made.unpublish()
        return made

    return meeting


@pytest.fixture
def report(station, given):
    """O25 without anything of its own about the meetings."""
    values = every_field(MeasuresReportPage, given) | {
        "assignment_meeting": "",
        "assignment_meeting_files": "[]",
        "assignment_meeting_photos": "[]",
        "supervision_meeting": "",
        "supervision_meeting_photos": "[]",
    }
    published(IntegrityMeasuresPage, station, **every_field(IntegrityMeasuresPage, given))
    return published(MeasuresReportPage, station, **values)

"""Records of the supervision log as evidence: where they are chosen, while they are published, and nowhere else."""

from datetime import date

import pytest

from oit.models import ChiefParticipationPage, IntegrityMeasuresPage
from oit.readiness import State
from tests.factories import in_english, published
from tests.filled import every_field
from tests.oit.findings import findings, states, todo
from tests.oit.items import read, text

from .conftest import ASSIGNMENT, SUPERVISION

pytestmark = pytest.mark.django_db
BRIEFING = "ChiefParticipationPage.ita-briefing"


def test_a_published_record_turns_the_element_and_an_unpublished_one_turns_it_back(report, meeting):
    assert todo(report) == {
        "photo-assignment-meeting": ("Add at least one of these here: a file or a photo.",),
        "photo-supervision-meeting": ("Add a photo.",),
    }
    made = meeting()
    assert set(todo(report)) == {"photo-assignment-meeting"}
    made.unpublish()
    assert set(todo(report)) == {"photo-assignment-meeting", "photo-supervision-meeting"}


@pytest.mark.parametrize(
    "values",
    [
        {"live": False},
        {"photos": False},
        {"evidence": []},
        {"evidence": [ASSIGNMENT]},
        {"date": date(2024, 4, 2)},
        {"date": date(2023, 9, 30)},
    ],
    ids=["draft", "no photo", "not chosen", "chosen elsewhere", "after the day asked about", "year before"],
)
def test_what_does_not_count(values, report, meeting):
    meeting(**values)
    assert "photo-supervision-meeting" in todo(report)


def test_another_stations_record_counts_for_nothing(report, meeting, other_station):
    meeting(site=other_station)
    assert "photo-supervision-meeting" in todo(report)


def test_minutes_alone_are_enough_where_a_file_is(report, meeting, given):
    meeting(photos=False, evidence=[ASSIGNMENT])
    assert "photo-assignment-meeting" not in todo(report)
    evidence = findings(report)["photo-assignment-meeting"].evidence
    assert evidence.files == (given.pdf,)


def test_its_summary_is_text_enough_and_nothing_is_left_to_look_at(station, given, meeting):
    values = every_field(IntegrityMeasuresPage, given) | {"supervision": "", "supervision_files": "[]"}
    page = published(IntegrityMeasuresPage, station, **values)
    assert states(page)["supervision"] is State.MISSING
    meeting(evidence=[SUPERVISION])
    assert states(page)["supervision"] is State.DONE


def test_the_head_of_stations_briefing_is_shown_without_a_news_post(station, given, meeting, client):
    page = published(ChiefParticipationPage, station, **every_field(ChiefParticipationPage, given))
    assert states(page)["ita-briefing"] is State.MISSING
    meeting(kind="briefing", evidence=[BRIEFING])
    assert states(page)["ita-briefing"] is State.DONE
    assert "ห้องประชุม ชั้น 2" in text(read(client, page).select_one("#ita-briefing"))


def test_the_public_reads_what_was_held_in_both_languages(report, meeting, client):
    made = meeting()
    section = read(client, report).select_one("#photo-supervision-meeting")
    words = text(section)
    assert "การประชุมกำกับติดตาม" in words or "Follow-up meeting" in words
    assert "14 กุมภาพันธ์ 2567" in words
    assert "สารวัตร" in words
    assert section.select_one(f'#photo-supervision-meeting-meeting-{made.pk} a[href="{made.minutes.url}"]')
    assert section.select_one(".gallery img")["alt"] == "อาคารสถานีตำรวจ"

    english = read(client, in_english(report)).select_one("#photo-supervision-meeting")
    words = text(english)
    assert "Follow-up meeting, 14 February 2024" in words
    assert "Meeting room, 2nd floor" in words
    assert "Inspector : 5" in words or "Inspector: 5" in words
    assert "ห้องประชุม" not in words
    assert english.select_one(".gallery img")["alt"] == "The station"


def test_what_has_no_english_is_marked_as_thai_on_the_english_page(report, meeting, client):
    meeting(place_en="", summary_en="")
    section = read(client, in_english(report)).select_one("#photo-supervision-meeting")
    thai = " ".join(text(tag) for tag in section.select('[lang="th"]'))
    assert "ห้องประชุม ชั้น 2" in thai
    assert "หัวหน้าสถานีติดตาม" in thai


def test_a_draft_change_of_a_published_record_is_not_shown(report, meeting, client):
    made = meeting()
    made.place_th = "ห้องที่ยังไม่เผยแพร่"
    made.save_revision()
    words = text(read(client, report).select_one("#photo-supervision-meeting"))
    assert "ห้องประชุม ชั้น 2" in words
    assert "ยังไม่เผยแพร่" not in words

"""What was approved gets to its place in the page's draft in one step, and nothing is published by it."""

from datetime import date

import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile
from wagtail.models import PageLogEntry

from cms.models import StationDocument
from oit.contributions.models import ContributionFile, State
from oit.contributions.steps import WrongStep
from oit.contributions.taking import take
from oit.elements.taking import CannotTake
from oit.models import (
    BriberyRiskPage,
    IntegrityMeasuresPage,
    MeasuresReportPage,
    MonthlyReportsPage,
    OfficerManualsPage,
    PowersPage,
    ProcurementNoticesPage,
    ProcurementSummaryPage,
    PropertyPage,
    RiskResultsPage,
    StatisticsPage,
    StructurePage,
)
from oit.readiness import State as Found
from oit.stations import collection_of
from tests.admin_forms import post_edit
from tests.cms.media.files import pdf
from tests.factories import draft, published
from tests.filled.integrity import RISK_ROW
from tests.filled.pages import MANPOWER_ROW, month
from tests.filled.reports import CASES
from tests.filled.values import stream
from tests.oit.findings import states
from tests.pictures import jpeg
from tests.transactions import open_transactions, watched

from .conftest import ROW, STORED, approved, newest

pytestmark = pytest.mark.django_db
TEXT = "ควบคุมการจราจรบนถนนสาย 4233\n\nตั้งจุดตรวจ <b>ทุกคืน</b>"


@pytest.fixture
def taken(asked, officer_user):
    """A function that has something sent in, approved and taken; gives the newest draft."""

    def taken(page, element, replace=False, files=(), photos=(), content=None, **values):
        contribution, _path = asked(page, element, **values)
        for given, is_photo in ((files, False), (photos, True)):
            for title, file in given:
                ContributionFile.objects.create(
                    contribution=contribution,
                    is_photo=is_photo,
                    file=file,
                    filename=file.name,
                    content_type="image/jpeg" if is_photo else "application/pdf",
                    size=file.size,
                    title=title,
                )
        take(approved(contribution, **(content or {})), officer_user, replace)
        contribution.refresh_from_db()
        assert contribution.state == State.TAKEN
        return newest(page)

    return taken


def a_pdf(name="สรุปผล.pdf", width=200):
    return ContentFile(pdf(width=width), name)


def values(page, field):
    return [child.value for child in getattr(page, field)]


def test_rows_and_files_of_a_month(taken, o15, station):
    files = [("สขร. 1 พฤศจิกายน 2566", a_pdf())]
    page = taken(o15, "months", month="2023-11", content={"rows": [ROW]}, files=files)
    (entry,) = values(page, "months")
    assert entry["month"] == "2023-11"
    assert {key: entry["rows"][0][key] for key in STORED} == STORED
    assert entry["rows"][0]["id"]
    (document,) = entry["files"]
    assert document.title == "สขร. 1 พฤศจิกายน 2566"
    assert document.collection == collection_of(station)
    assert document.content_type == "application/pdf"


def test_the_published_page_stays_as_it_is_and_the_step_is_logged(taken, station, given, officer_user):
    o15 = published(ProcurementSummaryPage, station, months=stream(month("2023-10", given)))
    page = taken(o15, "months", month="2023-11", content={"nothing": True})
    stored = type(o15).objects.get(pk=o15.pk)
    assert [entry["month"] for entry in values(stored, "months")] == ["2023-10"]
    assert [entry["month"] for entry in values(page, "months")] == ["2023-10", "2023-11"]
    assert stored.has_unpublished_changes
    entry = PageLogEntry.objects.get(page=o15.pk, action="contributions.take")
    assert entry.user == officer_user
    assert entry.revision == page.latest_revision


def test_the_newest_draft_is_the_one_that_is_changed(asked, o15, given, officer_user):
    contribution, _path = asked(o15, "months", month="2023-11")
    o15.months = stream(month("2023-12", given))
    o15.save_revision()
    take(approved(contribution, rows=[ROW]), officer_user)
    assert [entry["month"] for entry in values(newest(o15), "months")] == ["2023-12", "2023-11"]


def test_rows_are_added_to_those_that_are_there_or_replace_them(taken, o15, given):
    o15.months = stream(month("2023-11", given, rows=2))
    o15.save_revision()
    added = taken(o15, "months", month="2023-11", content={"rows": [ROW]})
    assert len(values(added, "months")[0]["rows"]) == 3
    assert len(values(added, "months")[0]["files"]) == 2
    replaced = taken(o15, "months", replace=True, month="2023-11", content={"rows": [ROW]})
    assert [row["work"] for row in values(replaced, "months")[0]["rows"]] == [ROW["work"]]
    assert len(values(replaced, "months")[0]["files"]) == 2


def test_nothing_to_report_against_rows_is_refused_and_nothing_is_changed(taken, o15, given):
    o15.months = stream(month("2023-11", given))
    o15.save_revision()
    documents = StationDocument.objects.count()
    with pytest.raises(CannotTake):
        taken(o15, "months", month="2023-11", content={"nothing": True}, files=[("ไฟล์", a_pdf(width=333))])
    assert len(values(newest(o15), "months")[0]["rows"]) == 1
    assert StationDocument.objects.count() == documents
    page = taken(o15, "months", replace=True, month="2023-11", content={"nothing": True})
    assert (values(page, "months")[0]["rows"], values(page, "months")[0]["nothing"]) == ([], True)


def test_nobody_waits_while_files_are_copied(taken, o15, monkeypatch):
    before, seen = open_transactions(), []
    copied = watched(StationDocument.full_clean, seen)
    monkeypatch.setattr(StationDocument, "full_clean", lambda made: copied(made))
    taken(o15, "files", month="2023-10", files=[("ตุลาคม", a_pdf())])
    assert seen == [before]


def test_a_file_store_that_does_not_answer_changes_nothing(taken, o15, monkeypatch):
    def fail(*args, **kwargs):
        raise ClientError({"Error": {"Code": "503"}}, "PutObject")

    documents, draft = StationDocument.objects.count(), newest(o15).latest_revision_id
    monkeypatch.setattr(StationDocument, "save", fail)
    with pytest.raises(WrongStep, match="ไม่ตอบสนอง"):
        taken(o15, "files", month="2023-10", files=[("ตุลาคม", a_pdf())])
    assert StationDocument.objects.count() == documents
    assert newest(o15).latest_revision_id == draft


def test_rows_against_a_statement_of_nothing_are_refused(taken, o15, given):
    o15.months = stream(month("2023-11", given, rows=0, nothing=True))
    o15.save_revision()
    with pytest.raises(CannotTake):
        taken(o15, "months", month="2023-11", content={"rows": [ROW]})
    page = taken(o15, "months", replace=True, month="2023-11", content={"rows": [ROW]})
    assert values(page, "months")[0]["nothing"] is False


def test_files_of_a_month(taken, o15, station):
    page = taken(o15, "files", month="2023-10", files=[("ตุลาคม", a_pdf())])
    assert [file.title for file in values(page, "months")[0]["files"]] == ["ตุลาคม"]
    o11 = draft(StatisticsPage, station)
    page = taken(o11, "files", month="2023-10", files=[("สถิติ", a_pdf(width=210))])
    assert [(entry["month"], len(entry["files"])) for entry in values(page, "files")] == [("2023-10", 1)]


def test_a_text_of_one_line_of_work(taken, station):
    o2 = draft(PowersPage, station)
    page = taken(o2, "duties-by-line", line_of_work="traffic", content={"text": TEXT})
    (entry,) = values(page, "duties")
    assert entry["line_of_work"] == "traffic"
    assert entry["text"].source.startswith("<p>ควบคุมการจราจรบนถนนสาย 4233</p>")
    assert "<b>" not in entry["text"].source
    page = taken(o2, "duties-by-line", line_of_work="traffic", content={"text": "เพิ่มเติม"})
    assert values(page, "duties")[0]["text"].source.endswith("<p>เพิ่มเติม</p>")
    page = taken(o2, "duties-by-line", replace=True, line_of_work="traffic", content={"text": "ใหม่"})
    assert [entry["text"].source for entry in values(page, "duties")] == ["<p>ใหม่</p>"]
    page = taken(o2, "duties-by-line", line_of_work="inquiry", content={"text": "สอบสวน"})
    assert [entry["line_of_work"] for entry in values(page, "duties")] == ["traffic", "inquiry"]


def test_a_plain_text(taken, station):
    o2 = draft(PowersPage, station)
    assert taken(o2, "powers", content={"text": "อำนาจ"}).powers == "<p>อำนาจ</p>"
    assert taken(o2, "powers", content={"text": "หน้าที่"}).powers == "<p>อำนาจ</p><p>หน้าที่</p>"


def test_manuals_of_five_lines_of_work_complete_the_item(taken, station):
    o8 = draft(OfficerManualsPage, station)
    for line in ("administration", "prevention", "traffic", "investigation", "inquiry"):
        assert states(o8)["manuals-by-line"] is Found.MISSING
        page = taken(
            o8,
            "manuals-by-line",
            line_of_work=line,
            content={"text": "ขั้นตอนการปฏิบัติงาน"},
            files=[("คู่มือสายงาน", a_pdf())],
        )
        page.save_revision().publish()
    assert states(o8)["manuals-by-line"] is not Found.MISSING
    assert {entry["title"] for entry in values(newest(o8), "manuals")} == {"คู่มือสายงาน"}
    page = taken(
        o8, "manuals-by-line", replace=True, line_of_work="traffic", files=[("ฉบับปรับปรุง", a_pdf(width=300))]
    )
    titles = [entry["title"] for entry in values(page, "manuals") if entry["line_of_work"] == "traffic"]
    assert titles == ["ฉบับปรับปรุง"]


def test_photos_with_what_they_show(taken, station):
    o21 = draft(RiskResultsPage, station)
    page = taken(
        o21,
        "photos",
        line_of_work="traffic",
        content={"day": "๑๕ ก.พ. ๒๕๖๗"},
        photos=[("อบรมสายตรวจจราจร", jpeg("IMG_1.jpg"))],
    )
    (photo,) = values(page, "photos")
    assert (photo["caption"], photo["date"], photo["line_of_work"]) == (
        "อบรมสายตรวจจราจร",
        date(2024, 2, 15),
        "traffic",
    )
    assert photo["image"].description == "อบรมสายตรวจจราจร"
    assert photo["image"].collection == collection_of(station)


def test_figures_of_a_month_and_of_a_table(taken, station):
    o11 = draft(StatisticsPage, station)
    figures = {key: str(value) for key, value in CASES.items()}
    taken(o11, "cases", month="2023-12", content={"rows": [figures]})
    page = taken(o11, "cases", month="2023-11", content={"rows": [figures]})
    assert [row["month"] for row in page.cases] == ["2023-12", "2023-11"]
    with pytest.raises(CannotTake):
        taken(o11, "cases", month="2023-11", content={"rows": [figures]})
    page = taken(
        o11, "cases", replace=True, month="2023-11", content={"rows": [{**figures, "life_reported": "7"}]}
    )
    assert [row["life_reported"] for row in page.cases] == [CASES["life_reported"], 7]

    o1 = draft(StructurePage, station)
    manpower = {key: str(value) for key, value in MANPOWER_ROW.items()}
    assert len(taken(o1, "manpower", content={"rows": [manpower]}).manpower) == 1


def test_risks_of_one_line_of_work_leave_those_of_the_others(taken, station):
    o20 = draft(BriberyRiskPage, station)
    row = {key: str(value) for key, value in RISK_ROW.items() if key != "line"}
    taken(o20, "processes", line_of_work="traffic", content={"rows": [row]})
    taken(o20, "processes", line_of_work="inquiry", content={"rows": [row]})
    page = taken(
        o20, "processes", replace=True, line_of_work="traffic", content={"rows": [{**row, "process": "ใบสั่ง"}]}
    )
    assert [(each["line"], each["process"]) for each in page.risks] == [
        ("inquiry", row["process"]),
        ("traffic", "ใบสั่ง"),
    ]


def test_texts_files_and_photos_together(taken, station):
    o16 = draft(PropertyPage, station)
    page = taken(
        o16,
        "report",
        content={"text": "รายงาน"},
        files=[("รายงานทรัพย์สิน", a_pdf())],
        photos=[("คลังพัสดุ", jpeg("a.jpg"))],
    )
    assert page.report == "<p>รายงาน</p>"
    assert [file["document"].title for file in values(page, "report_files")] == ["รายงานทรัพย์สิน"]
    assert [photo["caption"] for photo in values(page, "report_photos")] == ["คลังพัสดุ"]


def test_an_activity_of_a_month_keeps_those_of_other_lines(taken, station):
    o7 = draft(MonthlyReportsPage, station)
    content = {"title": "ตั้งจุดตรวจ", "day": "2023-11-12", "text": "ตั้งจุดตรวจหน้าหาด"}
    photos = [("จุดตรวจ", jpeg("a.jpg"))]
    taken(o7, "contents", line_of_work="traffic", month="2023-11", content=content, photos=photos)
    page = taken(
        o7,
        "contents",
        replace=True,
        line_of_work="prevention",
        month="2023-11",
        content={**content, "title": "สายตรวจ"},
        photos=[("สายตรวจ", jpeg("b.jpg", colour="#123456"))],
    )
    (entry,) = values(page, "months")
    assert [activity["title"] for activity in entry["activities"]] == ["ตั้งจุดตรวจ", "สายตรวจ"]
    assert entry["activities"][0]["first_day"] == date(2023, 11, 12)
    assert len(entry["activities"][0]["pictures"]) == 1
    again = taken(
        o7,
        "contents",
        replace=True,
        line_of_work="traffic",
        month="2023-11",
        content={**content, "title": "จุดตรวจใหม่"},
    )
    titles = [activity["title"] for activity in values(again, "months")[0]["activities"]]
    assert titles == ["สายตรวจ", "จุดตรวจใหม่"]


def test_results_of_an_indicator_an_area_and_a_line_of_work(taken, station):
    o25 = draft(MeasuresReportPage, station)
    photos = [("จุดบริการ", jpeg("a.jpg"))]
    page = taken(o25, "results", division="3", content={"text": "ผล"}, photos=photos)
    assert [(entry["indicator"], len(entry["pictures"])) for entry in values(page, "results")] == [("3", 1)]
    page = taken(o25, "photos-one-stop-service", division="facilities", content={"text": "ผล"}, photos=photos)
    (area,) = values(page, "areas")
    assert (area["area"], len(area["before"]), len(area["after"])) == ("facilities", 0, 1)
    o24 = draft(IntegrityMeasuresPage, station)
    page = taken(o24, "one-stop-service", division="facilities", content={"text": "แผน"})
    assert values(page, "areas")[0]["plan"].source == "<p>แผน</p>"
    o21 = draft(RiskResultsPage, station)
    page = taken(
        o21, "results-by-line", line_of_work="inquiry", content={"text": "ผล"}, files=[("หลักฐาน", a_pdf())]
    )
    assert [(entry["line_of_work"], len(entry["files"])) for entry in values(page, "results")] == [
        ("inquiry", 1)
    ]


def test_notices_or_that_there_were_none(taken, station):
    o14 = draft(ProcurementNoticesPage, station)
    assert taken(o14, "plans", content={"nothing": True}).no_plans
    page = taken(o14, "plans", content={"day": "20 ต.ค. 2566"}, files=[("ประกาศแผน", a_pdf())])
    assert not page.no_plans
    assert [(each["title"], each["date"]) for each in values(page, "plans")] == [
        ("ประกาศแผน", date(2023, 10, 20))
    ]
    with pytest.raises(CannotTake):
        taken(o14, "plans", content={"nothing": True})


def test_only_what_was_approved_is_taken_and_only_once(asked, o15, officer_user):
    contribution, _path = asked(o15, "months", month="2023-11")
    with pytest.raises(WrongStep):
        take(contribution, officer_user)
    take(approved(contribution, rows=[ROW]), officer_user)
    with pytest.raises(WrongStep):
        take(contribution, officer_user)
    assert len(values(newest(o15), "months")[0]["rows"]) == 1


def test_a_locked_page_is_left_alone(asked, o15, officer_user, supervisor_user):
    contribution, _path = asked(o15, "months", month="2023-11")
    o15.locked, o15.locked_by = True, supervisor_user
    o15.save()
    with pytest.raises(WrongStep):
        take(approved(contribution, rows=[ROW]), officer_user)
    contribution.refresh_from_db()
    assert contribution.state == State.APPROVED


def test_the_changed_page_can_be_opened_and_saved_in_the_admin(taken, o15, officer, given):
    taken(o15, "months", month="2023-11", content={"rows": [ROW]}, files=[("ไฟล์", a_pdf())])
    assert post_edit(officer, o15).status_code == 302

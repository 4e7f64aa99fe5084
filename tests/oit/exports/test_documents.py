"""A page, a month of it and one of its tables, as documents."""

from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.utils.translation import get_language, gettext, override

from cms.models import StationSettings
from cms.thai.digits import dates_in_thai_digits
from cms.thai.years import Month
from oit.exports.documents import month_paper, page_paper, page_unit, table_paper
from oit.models import InvestigationFundPage, MonthlyReportsPage, StructurePage
from oit.papers.paper import Heading, List, Paragraph
from tests import factories
from tests.filled import every_field
from tests.filled.reports import FUND, activity, report, rows
from tests.filled.values import stream

pytestmark = pytest.mark.django_db
OCTOBER = Month(2023, 10)


def reports(station, given, *months, files=()):
    """A published O7 with these ``months``: pairs of a month and its activities."""
    values = [report(iso, files, given, activities=activities) for iso, activities in months]
    return factories.published(MonthlyReportsPage, station, months=stream(*values))


def kinds(paper):
    return [block.kind for block in paper.blocks]


def texts(paper):
    return [read(block.text) for block in paper.blocks if hasattr(block, "text")]


def read(text):
    return text.replace("\u00a0", " ")


@pytest.fixture
def o7(station, given):
    raid = activity("2023-10", given, title="ตรวจค้นและจับกุมตามหมายจับ", first_day="2023-10-20", last_day=None)
    return reports(
        station, given, ("2023-10", [activity("2023-10", given), raid]), ("2023-11", []), files=[given.pdf]
    )


def test_a_document_says_whose_it_is_and_where_and_when_it_was_published(o7):
    paper = page_paper(o7)
    assert paper.station == "สถานีตำรวจภูธรกมลา"
    assert paper.heading == "O7 รายงานการปฏิบัติราชการประจำเดือน"
    assert paper.lines == ("สถานีตำรวจภูธรกมลา", "ปีงบประมาณ พ.ศ.\u00a02567")
    assert paper.address == o7.full_url
    assert (paper.lang, paper.item, paper.month) == ("th", "O7", "")
    with override("th"):
        assert str(o7.updated.year + 543) in paper.day


def test_its_headings_are_those_of_the_edition(o7):
    paper = page_paper(o7)
    headings = [block.text for block in paper.blocks if block.kind == "heading" and block.level == 2]
    assert headings == [str(element.title.th) for element in o7.item.elements if element.key != "files"]


def test_what_is_missing_is_named_and_what_is_only_recommended_is_not(station):
    page = factories.published(StructurePage, station)
    paper = page_paper(page)
    missing = [element for element in page.item.elements if not element.advisory]
    with override("th"):
        not_yet = gettext("This part has not been published yet.")
    assert texts(paper).count(not_yet) == len(missing) > 0


def test_a_month_of_reports_is_a_document_made_of_its_activities(o7):
    paper = month_paper(o7, "months", OCTOBER)
    assert paper.heading.startswith("รายงานการปฏิบัติราชการประจำเดือน")
    assert "ตุลาคม 2566" in paper.heading
    assert paper.lines == ("สถานีตำรวจภูธรกมลา", "O7 · ปีงบประมาณ พ.ศ.\u00a02567")
    assert paper.month == "2023-10"
    headings = [block for block in paper.blocks if block.kind == "heading"]
    assert headings == [
        Heading("โครงการตำรวจพบประชาชนและตั้งจุดตรวจป้องกันอาชญากรรม", 2),
        Heading("ตรวจค้นและจับกุมตามหมายจับ", 2),
    ]
    facts = next(block for block in paper.blocks if block.kind == "list" and "ระยะเวลา" in block.texts[0])
    assert read(facts.texts[0]).endswith("12 ต.ค. 2566 – 13 ต.ค. 2566")
    assert facts.texts[1].endswith("งานป้องกันปราบปราม")
    pictures = [block for block in paper.blocks if block.kind == "picture"]
    assert [picture.alt for picture in pictures] == ["อาคารสถานีตำรวจ"] * 2
    assert all(
        read(picture.caption).startswith("ตั้งจุดตรวจหน้าหาดกมลา · 12 ต.ค. 2566 หาดกมลา") for picture in pictures
    )


def test_files_that_the_station_added_are_named_in_it(o7):
    files = month_paper(o7, "months", OCTOBER).blocks[-1]
    assert isinstance(files, List)
    assert "PDF สขร. 1" in files.texts[0]
    assert "/documents/" in files.texts[0]


def test_each_month_with_activities_is_a_unit_and_one_without_is_not(o7):
    units = list(o7.declared("months").exports(o7))
    assert [(unit.element, unit.month, unit.formats) for unit in units] == [
        ("months", OCTOBER, ("pdf", "docx"))
    ]
    assert "ตุลาคม 2566" in units[0].title
    assert units[0].write_paper() == month_paper(o7, "months", OCTOBER)


def test_the_page_as_a_whole_is_a_unit(o7):
    unit = page_unit(o7)
    assert (unit.element, unit.month, unit.formats) == ("", None, ("pdf", "docx"))
    assert unit.write_paper() == page_paper(o7)


def test_the_english_page_gives_an_english_document_with_the_same_figures(o7):
    english = factories.in_english(o7)
    paper = month_paper(english, "months", OCTOBER)
    assert paper.lang == "en"
    assert paper.heading == "Monthly performance reports, October 2023"
    assert paper.station == "Kamala Police Station"
    assert paper.address == o7.full_url.replace("/oit/", "/en/oit/")
    assert kinds(paper) == kinds(month_paper(o7, "months", OCTOBER))
    assert any(
        "12 Oct 2023 – 13 Oct 2023" in text for block in paper.blocks for text in getattr(block, "texts", ())
    )


def test_a_table_stands_under_its_title(station):
    page = factories.published(InvestigationFundPage, station, fund=rows(1, FUND), fund_on=date(2024, 3, 31))
    with override("th"):
        table = page.declared("fund").data(page)["table"]
    paper = table_paper(page, "เงินกองทุน", table)
    assert paper.heading == "เงินกองทุน"
    assert paper.lines == ("สถานีตำรวจภูธรกมลา", f"O13 {page.title}", "ปีงบประมาณ พ.ศ.\u00a02567")
    assert "45,150.00" in paper.blocks[0].rows[0]
    of_month = table_paper(page, "เงินกองทุน", table, month=OCTOBER)
    assert (of_month.lines[-1], of_month.month) == ("ตุลาคม 2566", "2023-10")


def test_a_table_without_rows_says_so_in_the_words_of_the_checklist(station):
    page = factories.published(InvestigationFundPage, station)
    with override("th"):
        table = page.declared("fund").schema(page).present([])
    assert table_paper(page, "กองทุน", table, "ไม่มี").blocks == (Paragraph("ไม่มี"),)


def test_dates_are_in_the_digits_of_the_station_and_nothing_of_it_stays_behind(o7):
    StationSettings.objects.filter(site=o7.station).update(thai_digits=True)
    with override("en"):
        paper = month_paper(o7, "months", OCTOBER)
        assert get_language() == "en"
    assert "ตุลาคม ๒๕๖๖" in paper.heading
    assert "๒๕๖" in paper.day
    assert dates_in_thai_digits.get() is False


def test_a_document_is_the_same_each_time(station, given):
    page = factories.published(StructurePage, station, **every_field(StructurePage, given))
    assert page_paper(page) == page_paper(StructurePage.objects.get(pk=page.pk))


def test_a_picture_whose_file_is_gone_is_left_out(o7, given):
    first = page_paper(MonthlyReportsPage.objects.get(pk=o7.pk))
    for rendition in given.image.renditions.all():
        default_storage.delete(rendition.file.name)
    again = page_paper(MonthlyReportsPage.objects.get(pk=o7.pk))
    assert "picture" in kinds(first)
    assert "picture" not in kinds(again)
    assert any(text.startswith("ตั้งจุดตรวจหน้าหาดกมลา") for text in texts(again))


def test_a_storage_that_does_not_answer_is_no_missing_picture(o7, monkeypatch):
    page_paper(o7)
    monkeypatch.setattr(
        type(default_storage._wrapped), "_open", lambda *args: (_ for _ in ()).throw(TimeoutError)
    )
    with pytest.raises(TimeoutError):
        page_paper(MonthlyReportsPage.objects.get(pk=o7.pk))

"""The texts and remarks of stored pages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

from home.models import ContentPage
from oit.lint import Rule, lint, lint_all, texts_of
from oit.lint.links import find_dead_links
from oit.lint.texts import Kind, PageText
from oit.models import MonthlyReportsPage, ProcurementSummaryPage, RiskResultsPage, StructurePage
from tests.factories import chief, document, draft, in_english, officer, published
from tests.filled import every_field
from tests.filled.values import stream

pytestmark = pytest.mark.django_db


def told(page):
    with override("en"):
        return {(each.rule, each.field, each.words) for each in lint(page)}


def results(text, *files):
    value = {
        "line_of_work": "traffic",
        "text": f"<p>{text}</p>",
        "files": [{"document": each.pk} for each in files],
    }
    return stream(("result", value))


def test_every_text_says_where_it_stands(station, given):
    values = {**every_field(StructurePage, given), "introduction": "โครงสร้างของสถานี"}
    page = draft(StructurePage, station, **values)
    texts = {(each.field, each.path): each for each in texts_of(page)}
    assert texts["introduction", ""].words == "โครงสร้างของสถานี"
    unit = page.organisation.raw_data[0]
    assert texts["organisation", f"{unit['id']}.position"].words == unit["value"]["position"]
    row = page.manpower[0]
    assert texts["manpower", f"{row['id']}.line"].words == row["line"]
    assert texts["manpower_on", ""].target == page.manpower_on
    assert not {"slug", "code", "url_path", "page_ptr"} & {field for field, _path in texts}


def test_rich_text_comes_as_lines_with_its_links_beside_it(station):
    file = document(station, "pdf")
    body = (
        '<p>ดู <b>แผน</b>ของเรา</p><ul><li>ถนน</li></ul><p><a linktype="page" id="7">หน้าแรก</a> '
        f'<a linktype="document" id="{file.pk}">ไฟล์</a> <a href="tel:191">191</a></p>'
    )
    page = draft(ContentPage, station, body=stream(("paragraph", body)))
    texts = [each for each in texts_of(page) if each.field == "body"]
    assert texts[0].words == "ดู แผนของเรา\nถนน\nหน้าแรก ไฟล์ 191"
    links = [(each.words, each.target) for each in texts if each.kind == Kind.LINK]
    assert links == [
        ("หน้าแรก", ("page", "7")),
        ("ไฟล์", ("document", str(file.pk))),
        ("191", ("url", "tel:191")),
    ]


def test_files_come_with_title_and_name_in_one_query_however_many(station):
    files = [document(station, "pdf", title=f"รายงาน {number}") for number in range(4)]
    page = draft(RiskResultsPage, station, results=results("ผล", *files))
    with CaptureQueriesContext(connection) as queries:
        texts = texts_of(page)
    assert len(queries) <= 1
    assert [each.words for each in texts if each.kind == Kind.FILE_TITLE] == [each.title for each in files]
    assert {each.words for each in texts if each.kind == Kind.FILE_NAME} == {each.filename for each in files}


def test_a_filled_page_of_a_clean_station_is_silent(station, given):
    page = published(ProcurementSummaryPage, station, **every_field(ProcurementSummaryPage, given))
    assert told(page) == set()


def test_what_another_station_s_plan_left_behind(station, other_station):
    file = document(station, "pdf", title="รายงานผล ปีงบประมาณ พ.ศ. 2566")
    text = "ผลตามมาตรการใน O25 ของสถานีตำรวจนครบาลเพชรเกษม ปีงบประมาณ พ.ศ. 2566 เมื่อวันที่ 5 มกราคม 2024"
    page = draft(
        RiskResultsPage, station, results=results(text, file), introduction="ผลของ สถานีตำรวจภูธรกมาลา"
    )
    assert told(page) == {
        (Rule.MISSPELT_NAME, "introduction", "สถานีตำรวจภูธรกมาลา"),
        (Rule.WRONG_ITEM, "results", "O25"),
        (Rule.OTHER_STATION, "results", "สถานีตำรวจนครบาลเพชรเกษม"),
        (Rule.FISCAL_YEAR, "results", "ปีงบประมาณ พ.ศ. 2566"),
        (Rule.WRONG_ERA, "results", "5 มกราคม 2024"),
        (Rule.FILE_YEAR, "results", "ปีงบประมาณ พ.ศ. 2566"),
    }


def test_the_directory_says_who_is_a_former_head(station):
    term = {"in_office_from": date(2021, 10, 1), "in_office_until": date(2023, 9, 30)}
    chief(station, name_th="สมชาย ใจซื่อ", **term)
    chief(station, name_th="อำนาจ มั่นคง", in_office_from=date(2023, 10, 1))
    page = draft(StructurePage, station, introduction="พ.ต.อ.สมชาย ใจซื่อ และ พ.ต.อ.อำนาจ มั่นคง")
    assert told(page) == {(Rule.FORMER_CHIEF, "introduction", "สมชาย ใจซื่อ")}
    # Who came back in another post is no stranger.
    officer(station, name_th="สมชาย ใจซื่อ", in_office_from=date(2023, 10, 1))
    assert told(page) == set()


def test_what_a_head_did_in_office_may_be_told_later(station):
    chief(station, name_th="สมชาย ใจซื่อ", in_office_from=date(2021, 10, 1), in_office_until=date(2023, 12, 31))

    def told_of(day):
        activity = {
            "title": "ประชุมกับ พ.ต.อ.สมชาย ใจซื่อ",
            "details": "<p>ผล</p>",
            "first_day": day,
            "responsible": "งานอำนวยการ",
        }
        month = {"month": "2023-12", "activities": [activity]}
        return told(draft(MonthlyReportsPage, station, months=stream(("month", month))))

    assert told_of("2023-12-13") == set()
    assert told_of("2024-01-13") == {(Rule.FORMER_CHIEF, "months", "สมชาย ใจซื่อ")}


def test_thai_that_was_left_in_an_english_page(station):
    page = published(StructurePage, station, introduction="โครงสร้าง")
    english = in_english(page)
    assert told(english) == set()
    english.introduction = "The โครงสร้าง of the station"
    assert told(english) == {(Rule.THAI_IN_ENGLISH, "introduction", "โครงสร้าง")}


def test_links_that_lead_nowhere_in_the_site(station):
    file = document(station, "pdf")
    hidden = draft(ContentPage, station)
    Redirect.add_redirect("/old/", redirect_to="/oit/", site=station)
    year = "/oit/2567/"
    targets = {
        ("page", "999999"): True,
        ("page", str(hidden.pk)): True,
        ("page", str(station.root_page_id)): False,
        ("document", "999999"): True,
        ("document", str(file.pk)): False,
        ("url", "/oit/2568/"): True,
        ("url", f"http://{station.hostname}/nowhere/"): True,
        ("url", f"https://{station.hostname}{year}?x=1#top"): False,
        ("url", year): False,
        ("url", "/oit/2567"): False,
        ("url", "/en/oit/"): False,
        ("url", "/en/oitt/"): True,
        ("url", "/search/"): False,
        ("url", "/"): False,
        ("url", "/old/"): False,
        ("url", file.url): False,
        ("url", "/documents/gone/"): True,
        ("url", "https://www.police.go.th/nowhere/"): False,
        ("url", "tel:191"): False,
        ("url", "mailto:a@b.example"): False,
        ("url", "#o7"): False,
        ("url", "http://[broken"): False,
    }
    texts = [PageText("body", "", "ที่นี่", Kind.LINK, target) for target in targets]
    assert find_dead_links(texts, station) == {target for target, dead in targets.items() if dead}


def test_a_dead_link_is_quoted_with_its_words(station):
    body = '<p>ดู <a linktype="page" id="999999">หน้าที่หายไป</a></p>'
    page = draft(ContentPage, station, body=stream(("paragraph", body)))
    assert told(page) == {(Rule.DEAD_LINK, "body", "หน้าที่หายไป")}


def test_more_pages_take_no_more_queries(station, given):
    pages = [
        published(each, station, **every_field(each, given))
        for each in (StructurePage, RiskResultsPage, ProcurementSummaryPage, MonthlyReportsPage)
    ]

    def queries_of(some):
        some = [type(page).objects.get(pk=page.pk) for page in some]
        with CaptureQueriesContext(connection) as queries:
            lint_all(some, station)
        return len(queries)

    queries_of(pages[:1])
    assert queries_of(pages) <= queries_of(pages[:1]) + 1

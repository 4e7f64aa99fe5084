"""What a plan says, and where the records of its tasks lead, on the page of the item that follows it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from cms.page_cache.known import share
from cms.requests import answering
from cms.routing import route
from home.models import NewsPage
from oit.models import IntegrityMeasuresPage, MeasuresReportPage
from oit.tasks.models import Task, TaskRecord
from tests.factories import in_english, material, own_page, publish, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db

PLAN, REPORT = "/oit/2567/o24/", "/oit/2567/o25/"


@pytest.fixture
def given(station):
    return material(station)


@pytest.fixture
def plan(station, given):
    """O24, which O25 follows; both are published."""
    plan = published(IntegrityMeasuresPage, station, **every_field(IntegrityMeasuresPage, given))
    published(MeasuresReportPage, station, **every_field(MeasuresReportPage, given))
    return plan


@pytest.fixture
def results(client, kept):
    """A function that reads the results of O25, the last of ``addresses``: after others of the station."""

    def results(start="", addresses=("/oit/", PLAN, REPORT)):
        for address in addresses:
            shown = client.get(f"{start}{address}")
            assert shown.status_code == 200
        return BeautifulSoup(shown.content, "html.parser").select_one("#results")

    return results


def planning(plan, activity):
    plan.action_plan = [{**row, "activity": activity} for row in plan.action_plan]
    return plan


def test_it_is_what_is_published_now(plan, results, certain):
    certain(lambda: publish(planning(plan, "ติดป้ายบอกทาง")))
    assert "ติดป้ายบอกทาง" in results().get_text()
    certain(lambda: publish(planning(plan, "ซ่อมป้ายบอกทาง")))
    shown = results().get_text()
    assert "ซ่อมป้ายบอกทาง" in shown
    assert "ติดป้ายบอกทาง" not in shown
    certain(plan.unpublish)
    assert "ซ่อมป้ายบอกทาง" not in results(addresses=[REPORT]).get_text()


def test_each_language_has_its_own(plan, results, station, certain):
    certain(lambda: in_english(publish(planning(plan, "ติดป้ายบอกทาง"))))
    certain(lambda: in_english(own_page(MeasuresReportPage, station)))

    def planned(start):
        return results(start).select_one("#results-1 ul.ruled").get_text()

    thai, english = planned(""), planned("/en")
    assert "ติดป้ายบอกทาง" in thai
    assert "ติดป้ายบอกทาง" not in english
    assert "word" in english
    assert planned("") == thai


def test_a_plan_in_thai_alone_is_marked_on_the_english_page(plan, results, station, certain):
    certain(lambda: publish(planning(plan, "ติดป้ายบอกทาง")))
    certain(lambda: in_english(own_page(MeasuresReportPage, station)))
    assert not results().select('#results-1 ul.ruled [lang="th"]')
    english = results("/en", addresses=[REPORT]).select_one('#results-1 ul.ruled [lang="th"]')
    assert english.get_text() == "ติดป้ายบอกทาง"


def test_a_draft_tells_nothing(plan, rf, certain):
    certain(lambda: publish(planning(plan, "ติดป้ายบอกทาง")))
    planning(plan, "ข้อความร่าง").save_revision()
    book = {}

    def sections(address, draft=None):
        request = rf.get(address)
        share(request, book)
        with answering(request):
            page = route(request, address.strip("/")).page
            if draft:
                draft.station, draft.above, draft.other_versions = page.station, page.above, []
            return str((draft or page).get_context(request)["sections"])

    draft = plan.get_latest_revision_as_object()
    assert "ข้อความร่าง" in sections(PLAN, draft)
    shown = sections(REPORT)
    assert "ติดป้ายบอกทาง" in shown
    assert "ข้อความร่าง" not in shown


def test_a_record_leads_only_to_what_is_published_now(plan, results, station, certain):
    values = {"title": "ติดตั้งป้ายแล้ว", "slug": "signs", "date": date(2024, 2, 21)}
    post = certain(lambda: published(NewsPage, station, **values))
    task = Task.objects.create(site=station, page=plan, row=plan.action_plan[0]["id"])
    record = TaskRecord(site=station, task=task, day=date(2024, 2, 20), text_th="ติดตั้งแล้ว", live=False)
    record.links = [("page", post)]
    certain(record.save)
    certain(lambda: record.save_revision().publish())
    assert results().select_one('a[href="/news/signs/"]').get_text() == "ติดตั้งป้ายแล้ว"
    post.title = "ติดตั้งป้ายครบแล้ว"
    certain(lambda: publish(post))
    assert results().select_one('a[href="/news/signs/"]').get_text() == "ติดตั้งป้ายครบแล้ว"
    certain(post.unpublish)
    assert not results().select('a[href="/news/signs/"]')

"""Guides drawn from what pages say: of an e-service, of a service of the manuals, of a line of work."""

from io import BytesIO

import pytest
from django.core.cache import cache
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from home.models import EServicePage, EServicesIndexPage
from oit.models import ServiceManualsPage
from oit.papers import CannotWrite
from tests.codes import codes_in
from tests.factories import in_english, publish, published
from tests.filled.values import stream
from tests.pdf_text import plain, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(station):
    published(EServicesIndexPage, station)
    steps = stream(
        ("step", {"title": "ตรวจชื่อเว็บไซต์", "text": "<p>ลงท้ายด้วย <b>.go.th</b></p>", "picture": None}),
        ("step", {"title": "เก็บเลขรับแจ้งความ", "text": "", "picture": None}),
    )
    values = {"title": "แจ้งความออนไลน์", "slug": "online-report", "fee": "ไม่มีค่าธรรมเนียม", "steps": steps}
    return published(EServicePage, station, **values)


@pytest.fixture
def manuals(station):
    steps = [{"text": "แจ้งเจ้าหน้าที่", "time": "5 นาที"}, {"text": "รับสำเนารายงาน", "time": "10 นาที"}]
    service = {
        "kind": "บริการประชาชน",
        "steps": steps,
        "time_taken": "15 นาที",
        "documents_needed": "",
        "fee": "",
    }
    services = [
        {**service, "name": "แจ้งเอกสารหาย", "line_of_work": "inquiry"},
        {**service, "name": "ขอประวัติคดี", "line_of_work": "inquiry"},
        {**service, "name": "ชำระค่าปรับ", "line_of_work": "traffic"},
    ]
    return published(ServiceManualsPage, station, services=stream(*(("service", each) for each in services)))


def address(page, name):
    return page.url.removeprefix("http://testserver") + name


def test_the_sheet_says_what_the_page_says(client, page):
    response = client.get(address(page, "guide.pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert len(PdfReader(BytesIO(response.content)).pages) == 1
    for words in ("แจ้งความออนไลน์", "ตรวจชื่อเว็บไซต์", "ลงท้ายด้วย .go.th", "ไม่มีค่าธรรมเนียม"):
        assert plain(words) in text_of(response.content)


def test_the_picture_has_a_code_that_leads_to_the_page(client, page):
    response = client.get(address(page, "guide.png"))
    assert response["Content-Type"] == "image/png"
    assert codes_in(response.content) == [page.full_url]


def test_each_language_has_its_own(client, page):
    english = in_english(page)
    text = text_of(client.get(address(english, "guide.pdf")).content)
    assert plain("ตรวจชื่อเว็บไซต์") not in text
    assert "word" in text


def test_what_is_published_anew_is_drawn_anew(client, page):
    before = client.get(address(page, "guide.pdf"))
    assert client.get(address(page, "guide.pdf"), HTTP_IF_NONE_MATCH=before["ETag"]).status_code == 304
    page.steps[0].value["title"] = "เปิดเว็บไซต์"
    publish(page)
    after = client.get(address(page, "guide.pdf"), HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    assert plain("เปิดเว็บไซต์") in text_of(after.content)


def test_the_page_links_to_both(client, page):
    markup = client.get(address(page, "")).content.decode()
    for name in ("guide.pdf", "guide.png"):
        assert f'href="{address(page, name)}"' in markup


class TestManuals:
    def test_each_service_is_a_picture_and_a_sheet(self, client, manuals):
        service = manuals.services[0]
        markup = client.get(address(manuals, "")).content.decode()
        for format in ("pdf", "png"):
            name = address(manuals, f"guide-{service.id}.{format}")
            assert f'href="{name}"' in markup
            assert client.get(name).status_code == 200
        assert plain("แจ้งเอกสารหาย") in text_of(
            client.get(address(manuals, f"guide-{service.id}.pdf")).content
        )

    def test_the_manual_of_a_line_of_work_has_all_its_services_and_no_other(self, client, manuals):
        name = address(manuals, "guide-inquiry.pdf")
        assert f'href="{name}"' in client.get(address(manuals, "")).content.decode()
        text = text_of(client.get(name).content)
        for words in ("แจ้งเอกสารหาย", "ขอประวัติคดี", "รับสำเนารายงาน (10 นาที)"):
            assert plain(words) in text
        assert plain("ชำระค่าปรับ") not in text

    @pytest.mark.parametrize(
        "name", ["guide-investigation.pdf", "guide-traffic.png", "guide-x.pdf", "guide.pdf"]
    )
    def test_there_is_none_of_what_has_no_services(self, client, manuals, name):
        assert client.get(address(manuals, name)).status_code == 404


class TestKeptBack:
    def test_of_a_page_that_is_not_published(self, client, page):
        page.unpublish()
        assert client.get(address(page, "guide.pdf")).status_code == 404

    def test_of_a_page_that_not_everyone_may_read(self, client, page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert client.get(address(page, "guide.pdf")).status_code == 404

    def test_of_a_page_without_steps(self, client, page):
        page.steps = []
        publish(page)
        assert client.get(address(page, "guide.pdf")).status_code == 404
        assert "guide.pdf" not in client.get(address(page, "")).content.decode()

    def test_where_drawing_fails_it_is_said_and_nothing_is_remembered(self, client, page, monkeypatch):
        def fails(_content):
            raise CannotWrite("no storage")

        cache.clear()
        monkeypatch.setattr("oit.guides.serving.draw_pdf", fails)
        response = client.get(address(page, "guide.pdf"))
        assert response.status_code == 503
        assert response["Cache-Control"] == "no-store"

"""Whoever scans a code is led on, counted by month, and never told of another station."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError
from django.test import Client

from cms.short_links import codes, counting
from cms.short_links.models import FollowedInMonth, ShortLink
from home.models import OneStopServicePage
from tests.factories import in_english, published

pytestmark = pytest.mark.django_db
TELEPHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"}


@pytest.fixture
def page(station):
    return published(OneStopServicePage, station, location="ชั้น 1")


@pytest.fixture
def link(station, page):
    return ShortLink.objects.create(site=station, label="ป้ายหน้าประตู", page=page)


@pytest.fixture
def telephone():
    return Client(**TELEPHONE)


def path_of(page):
    return page.url.removeprefix("http://testserver")


def counted():
    return dict(FollowedInMonth.objects.values_list("month", "number"))


class TestLeading:
    def test_to_the_page_for_now_only(self, telephone, link, page):
        response = telephone.get(link.path)
        assert response.status_code == 302
        assert response["Location"] == path_of(page)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"

    def test_in_the_language_that_the_telephone_asks_for(self, telephone, link, page):
        english = in_english(page)
        response = telephone.get(link.path, HTTP_ACCEPT_LANGUAGE="en-GB,en;q=0.9")
        assert response["Location"] == path_of(english)
        assert telephone.get(link.path, HTTP_ACCEPT_LANGUAGE="th-TH,th;q=0.9")["Location"] == path_of(page)
        assert telephone.get(link.path, HTTP_ACCEPT_LANGUAGE="ja")["Location"] == path_of(page)

    def test_to_a_part_of_the_page(self, telephone, link, page):
        ShortLink.objects.update(anchor="duty-roster")
        assert telephone.get(link.path)["Location"] == f"{path_of(page)}#duty-roster"

    def test_to_an_address(self, telephone, station):
        address = "https://itas.nacc.go.th/go/eit/abc"
        link = ShortLink.objects.create(site=station, label="EIT", address=address)
        assert telephone.get(link.path)["Location"] == address

    def test_also_when_the_code_is_typed_in_capitals(self, telephone, link, page):
        assert telephone.get(f"/q/{link.code.upper()}/")["Location"] == path_of(page)

    def test_elsewhere_from_the_moment_it_is_changed(self, telephone, link):
        telephone.get(link.path)
        ShortLink.objects.update(page=None, address="/complaint/")
        assert telephone.get(link.path)["Location"] == "/complaint/"


class TestNowhere:
    def assert_helps(self, response):
        assert response.status_code == 404
        assert 'name="q"' in response.content.decode()
        assert 'href="tel:191"' in response.content.decode()

    def test_an_unknown_code_is_told_so_with_a_way_on(self, telephone, station):
        self.assert_helps(telephone.get("/q/zzzzzz"))

    def test_in_english_for_a_telephone_that_asks_for_it(self, telephone, station):
        response = telephone.get("/q/zzzzzz", HTTP_ACCEPT_LANGUAGE="en")
        assert "This code leads nowhere" in response.content.decode()

    def test_a_page_that_was_withdrawn(self, telephone, link, page):
        page.unpublish()
        self.assert_helps(telephone.get(link.path))
        assert not counted()

    def test_a_page_that_was_deleted(self, telephone, link, page):
        page.delete()
        self.assert_helps(telephone.get(link.path))

    def test_a_code_of_another_station(self, telephone, link, other_station):
        ShortLink.objects.update(site=other_station)
        self.assert_helps(telephone.get(link.path))

    def test_only_reading_is_answered(self, telephone, link):
        assert telephone.post(link.path).status_code == 405


class TestCounting:
    def test_by_month(self, telephone, link, monkeypatch):
        for day in (datetime(2024, 1, 31, 16, tzinfo=UTC), datetime(2024, 1, 31, 18, tzinfo=UTC)):
            monkeypatch.setattr("django.utils.timezone.now", lambda day=day: day)
            telephone.get(link.path)
            telephone.get(link.path)
        # The month ends at midnight in Bangkok, which is 17:00 UTC.
        assert counted() == {"2024-01": 2, "2024-02": 2}

    @pytest.mark.parametrize(
        "headers",
        [
            {"HTTP_USER_AGENT": "facebookexternalhit/1.1 (+http://www.facebook.com)"},
            {"HTTP_USER_AGENT": "Googlebot/2.1"},
            {"HTTP_USER_AGENT": ""},
            {**TELEPHONE, "HTTP_SEC_PURPOSE": "prefetch"},
        ],
    )
    def test_no_robot_and_no_preview(self, link, headers):
        assert Client(**headers).get(link.path).status_code == 302
        assert not counted()

    def test_nobody_who_only_asks_for_the_headers(self, telephone, link):
        assert telephone.head(link.path).status_code == 302
        assert not counted()

    def test_nothing_is_kept_of_who_scanned(self, telephone, link):
        telephone.get(link.path, REMOTE_ADDR="203.0.113.9")
        fields = {field.name for field in FollowedInMonth._meta.get_fields()}
        assert fields == {"id", "link", "month", "number"}
        assert not telephone.cookies

    def test_a_database_that_takes_no_count_keeps_nobody_waiting(self, telephone, link, page, monkeypatch):
        def fails(*_given):
            raise DatabaseError("database is locked")

        monkeypatch.setattr(counting, "_add_one", fails)
        assert telephone.get(link.path)["Location"] == path_of(page)


def test_codes_are_read_aloud_and_copied_without_mistakes():
    made = {codes.new_code() for _number in range(200)}
    assert len(made) == 200
    assert all(len(code) == codes.LENGTH for code in made)
    assert not set("".join(made)) & set("aeiouly0123456789")

"""Made files at their addresses: what a browser, a program and a visitor without access are told."""

import hashlib
from urllib.parse import unquote

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from oit.exports.models import ExportedFile
from oit.exports.names import file_name
from oit.exports.storing import STORAGE
from oit.models import InvestigationFundPage
from tests.factories import in_english, publish, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db
FUND = "/oit/2567/o13/files/fund.xlsx"


@pytest.fixture
def fund(station, given, make):
    page = published(InvestigationFundPage, station, **every_field(InvestigationFundPage, given))
    make(page)
    return page


@pytest.mark.parametrize(
    ("name", "content_type", "disposition"),
    [
        ("fund.pdf", "application/pdf", "inline"),
        (
            "fund.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
        ),
        ("fund.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"),
        ("fund.csv", "text/csv; charset=utf-8", "attachment"),
        ("fund.json", "application/json; charset=utf-8", "inline"),
        ("o13.pdf", "application/pdf", "inline"),
    ],
)
def test_each_format_comes_as_what_it_is_under_a_thai_name(client, fund, name, content_type, disposition):
    response = client.get(f"/oit/2567/o13/files/{name}")
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    kind, _, told = response["Content-Disposition"].partition("; ")
    assert kind == disposition
    named = unquote(told.removeprefix("filename*=utf-8''"))
    assert named.endswith(f"สถานีตำรวจภูธรกมลา.{name.partition('.')[2]}")
    content = b"".join(response)
    made = ExportedFile.objects.get(
        page_id=fund.pk, element="" if name == "o13.pdf" else "fund", format=made_format(name)
    )
    assert response["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"' == f'"{made.sha256}"'
    assert int(response["Content-Length"]) == len(content) == made.size
    assert response.has_header("Access-Control-Allow-Origin") == name.endswith((".json", ".csv", ".xlsx"))


def test_a_name_on_disk_has_no_signs_that_hide_its_ending():
    made = ExportedFile(title="แผน\u202efdp\r\n/../x", format="xlsx")
    assert file_name(made, "สภ.กมลา") == "แผน fdp .. x สภ.กมลา.xlsx"


def made_format(name):
    return name.partition(".")[2]


def test_what_did_not_change_is_not_sent_twice_and_head_sends_nothing(client, fund, monkeypatch):
    first = client.get(FUND)
    opened = []
    monkeypatch.setattr(STORAGE, "open", lambda *args: opened.append(args))
    for condition in (
        {"HTTP_IF_NONE_MATCH": first["ETag"]},
        {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]},
    ):
        again = client.get(FUND, **condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == "no-cache"
    assert opened == []
    monkeypatch.undo()
    head = client.head(FUND)
    assert (head.status_code, head["Content-Length"]) == (200, first["Content-Length"])
    assert client.post(FUND).status_code in (403, 405)


def test_the_english_page_has_its_own(client, fund, make):
    english = in_english(fund)
    assert client.get(f"/en{FUND}").status_code == 404
    make(english)
    response = client.get(f"/en{FUND}")
    assert response.status_code == 200
    assert 'filename="' in response["Content-Disposition"]
    assert response["ETag"] != client.get(FUND)["ETag"]


@pytest.mark.parametrize(
    "name",
    [
        "fund-2023-10.xlsx",
        "fund.doc",
        "o12.pdf",
        "fund",
        "files.zip",
        "fund.xlsx/",
        "..%2Ffund.xlsx",
        "fund-2023-99.csv",
    ],
)
def test_what_is_not_there_is_not_found(client, fund, name):
    assert client.get(f"/oit/2567/o13/files/{name}").status_code == 404


def test_the_file_of_another_page_is_not_found_here(client, fund):
    assert client.get("/oit/2567/o12/files/fund.xlsx").status_code == 404


def test_the_other_station_has_none(client, fund, other_station):
    assert client.get(FUND, headers={"host": other_station.hostname}).status_code == 404


def test_while_it_is_made_anew_a_visitor_is_told_to_come_back(client, fund, make):
    publish(fund)
    response = client.get(FUND)
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert b'href="../"' in response.content
    make(fund)
    assert client.get(FUND).status_code == 200


@pytest.mark.parametrize(
    "error", [FileNotFoundError("gone"), ConnectionError("no answer"), PermissionError("no")]
)
def test_a_storage_that_does_not_answer_is_no_crash(client, fund, monkeypatch, error):
    def broken(*args):
        raise error

    monkeypatch.setattr(STORAGE, "open", broken)
    response = client.get(FUND)
    assert response.status_code == 503
    assert client.get("/oit/2567/o13/").status_code == 200


def test_unpublished_and_restricted_pages_keep_their_files(client, fund, make):
    restriction = PageViewRestriction.objects.create(page=fund, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(FUND).status_code == 302
    restriction.delete()
    assert client.get(FUND).status_code == 200
    fund.unpublish()
    assert client.get(FUND).status_code == 404


def test_the_printed_address_of_a_file_that_is_gone_leads_to_its_page(client, fund, make):
    fund.fund = []
    make(publish(fund))
    response = client.get(FUND)
    assert response.status_code == 410
    assert b'href="../"' in response.content
    assert client.get("/oit/2567/o13/files/fund-2023-10.xlsx").status_code == 404


def test_a_page_that_is_published_again_says_that_its_files_are_coming(client, fund, make):
    fund.unpublish()
    fund = publish(fund)
    assert client.get(FUND).status_code == 503
    make(fund)
    assert client.get(FUND).status_code == 200


def test_a_draft_changes_nothing_of_what_is_served(client, fund):
    before = client.get(FUND)["ETag"]
    fund.introduction = "ยังไม่เผยแพร่"
    fund.save_revision()
    assert client.get(FUND)["ETag"] == before


def test_a_failed_file_is_not_offered(client, fund):
    ExportedFile.objects.filter(page_id=fund.pk, format="pdf").update(file="", failed_at=timezone.now())
    assert client.get("/oit/2567/o13/files/fund.pdf").status_code == 404
    page = client.get("/oit/2567/o13/").content.decode()
    assert "files/fund.xlsx" in page
    assert "files/fund.pdf" not in page

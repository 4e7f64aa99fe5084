"""Log lines: one JSON object each, without personal data, and by which request."""

import json
import logging
import sys

import pytest

from cms.logs import HEADER, JsonLines, RequestId

REFUSED = "โทร ๐๘๑-๒๓๔-๕๖๗๘"


def line(message="ทดสอบ", *args, error=None, **extra):
    record = logging.LogRecord("oit.tasks", logging.ERROR, __file__, 1, message, args, error)
    vars(record).update(extra)
    RequestId().filter(record)
    text = JsonLines().format(record)
    assert "\n" not in text
    return json.loads(text)


@pytest.mark.parametrize(
    "secret",
    ["somchai@example.go.th", "081-234-5678", "๐๘๑-๒๓๔-๕๖๗๘", "1-2345-67890-12-1", "นายสมชาย ใจดี", "203.0.113.9",
     "2001:db8:0:1::7"],
)  # fmt: skip
def test_personal_data_is_hidden(secret):
    told = line("Mail 7 to %s was not sent", secret)["message"]
    assert told == "Mail 7 to […] was not sent"


def test_what_is_nobody_s_is_told():
    for text in (
        "Page 12 of year 2567 at 12:30:11, 45%",
        "สถานีตำรวจภูธรกมลา 191",
        "/oit/2567/o15/",
        "Django 5.2.1",
    ):
        assert line(text)["message"] == text


def test_an_error_is_told_by_its_type_and_place_and_not_in_its_words():
    try:
        int(REFUSED)
    except ValueError:
        told = line("A row was not read", error=sys.exc_info())
    assert told["error"] == "ValueError"
    assert told["where"][-1].startswith("test_logs.py:")
    assert REFUSED not in json.dumps(told, ensure_ascii=False)


def test_two_lines_cannot_be_made_of_one():
    assert "\n" not in line('Not Found: /a\n{"level": "info"}')["message"]


@pytest.mark.django_db
def test_lines_of_one_request_belong_together(client, station, caplog):
    caplog.handler.addFilter(RequestId())
    response = client.get("/nothing-here/")
    assert {record.request_id for record in caplog.records if record.name == "django.request"} == {
        response[HEADER]
    }
    assert client.get("/")[HEADER] != response[HEADER]


@pytest.mark.django_db
def test_no_name_is_taken_from_outside(client, station):
    assert client.get("/", headers={HEADER: "abcdef-123456"})[HEADER] != "abcdef-123456"

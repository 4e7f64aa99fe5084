"""The station: where it is, when it is open, what it offers."""

from datetime import date
from types import SimpleNamespace

from wagtail.models import Site

from ..declared import Example, said

CARDS = '<ul class="grid task-cards">{}</ul>'


def _contacts(**given):
    return lambda _request: {"station": SimpleNamespace(**given)}


def _unsent(*fields, has_files=False):
    return lambda _request: {"address": "/feedback/", "fields": fields, "has_files": has_files}


def _hours(_request):
    lines = [
        (said("รับแจ้งความ", "Reports"), said("ทุกวัน 24 ชั่วโมง", "At any hour")),
        (
            said("ชำระค่าปรับจราจร", "Traffic fines"),
            said("จันทร์–เสาร์ 08.30–16.30 น.", "Monday to Saturday, 8.30–16.30"),
        ),
    ]
    return {"hours": [SimpleNamespace(value={"label": label, "times": times}) for label, times in lines]}


def _facilities(_request):
    named = {
        "water": ("น้ำดื่ม", "Water"),
        "wifi": ("Wi-Fi ฟรี", "Free Wi-Fi"),
        "braille": ("เอกสารอักษรเบรลล์", "Papers in Braille"),
        "computer": (
            "คอมพิวเตอร์แจ้งความออนไลน์และแบบวัด EIT",
            "A computer for online reports and the EIT survey",
        ),
    }
    return {"facilities": [{"icon": icon, "label": said(*label)} for icon, label in named.items()]}


def _channels(*keys):
    def context(_request):
        return {
            "links": [
                {"key": key, "label": key.title(), "handle": "@kamalapolice", "url": "https://example.org/"}
                for key in keys
            ]
        }

    return context


def _survey(since, until):
    return lambda _request: {"url": "https://itas.example/eit/", "since": since, "until": until}


def _service(thai, english, introduction="", provider=""):
    def context(request):
        home = Site.find_for_request(request).root_page
        return {
            "service": SimpleNamespace(
                icon="report",
                title=said(thai, english),
                introduction=introduction,
                provider=provider,
                url_path=home.url_path,
                pk=home.pk,
            )
        }

    return context


EXAMPLES = [
    Example("contact_list", "of this station"),
    Example("contact_list", "nothing is known yet", _contacts()),
    Example(
        "contact_list",
        "long e-mail address only",
        _contacts(email="public.information.and.complaints@kamala-police-station.example"),
    ),
    Example("call_for_help", "with the station's number", lambda _request: {"telephone": "076000191"}),
    Example("call_for_help", "without", lambda _request: {"telephone": ""}),
    Example(
        "send_again", "with what was typed, and files", _unsent(("text", "ขอใบแจ้งความซ้ำ"), has_files=True)
    ),
    Example("send_again", "with nothing that can be sent again", _unsent()),
    Example("hours_list", "two lines", _hours),
    Example("facility_list", "four, one of them long", _facilities),
    Example("social_list", "one", _channels("line")),
    Example("social_list", "six", _channels("facebook", "line", "x", "tiktok", "instagram", "youtube")),
    Example("survey_callout", "with its days", _survey(date(2024, 4, 1), date(2024, 6, 30))),
    Example("survey_callout", "without", _survey(None, None)),
    Example("task_card", "title only", _service("แจ้งความออนไลน์", "Report online"), CARDS),
    Example(
        "task_card",
        "with words and a provider",
        _service("ตรวจใบสั่งและชำระค่าปรับ", "Traffic tickets and fines", "PTM", "PTM"),
        CARDS,
    ),
]

"""Officers and what they say."""

from datetime import date
from types import SimpleNamespace

from ..declared import Example, said

LIST = '<ul class="grid">{}</ul>'
LONG = (
    "รองผู้กำกับการป้องกันปราบปราม ปฏิบัติหน้าที่ราชการงานจราจรและอำนวยความสะดวก",
    "Deputy superintendent for prevention and suppression, acting for traffic",
)


def _person(name="", position=("ผู้กำกับการ", "Superintendent"), telephone="076000201"):
    def context(_request):
        person = SimpleNamespace(
            full_name=said(*name) if name else "", position=said(*position), position_short=said("ผกก.", "Supt."),
            get_line_of_work_display=said("งานอำนวยการ", "Administration"), photo=None, telephone=telephone,
        )  # fmt: skip
        return {"person": person}

    return context


def _officer():
    return SimpleNamespace(
        rank=said("พันตำรวจเอก", "Police Colonel"), name=said("(ชื่อตัวอย่าง)", "(example)"),
        position=said("ผู้กำกับการสถานีตำรวจภูธรกมลา", "Superintendent of Kamala Police Station"),
    )  # fmt: skip


def _signed(day):
    return lambda _request: {"officer": _officer(), "date": day}


def _pledge(is_signed):
    def context(_request):
        words = said(
            "ตำรวจกมลาทุกนายจะไม่รับ ไม่เรียก และไม่ให้ของขวัญหรือประโยชน์ใด ๆ",
            "No officer of Kamala takes, asks for or gives gifts or favours",
        )
        signed = {"signatory": _officer(), "announced_on": date(2023, 12, 20)} if is_signed else {}
        return {"page": SimpleNamespace(statement=words, **signed)}

    return context


PLEDGE = '<div class="pledge"><div class="wrap">{}</div></div>'
NAME = ("พันตำรวจเอก (ชื่อตัวอย่าง)", "Pol. Col. (example)")

EXAMPLES = [
    Example("person_card", "without a photo", _person(NAME), LIST),
    Example("person_card", "long position, no telephone", _person(NAME, LONG, ""), LIST),
    Example("person_card", "vacant", _person(), LIST),
    Example("signature", "with its date", _signed(date(2023, 12, 20))),
    Example("signature", "without a date", _signed(None)),
    Example("pledge_quote", "signed", _pledge(is_signed=True), PLEDGE),
    Example("pledge_quote", "not signed yet", _pledge(is_signed=False), PLEDGE),
]

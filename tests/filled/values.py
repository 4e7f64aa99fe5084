"""The ground of it: who fills what, and how streams are written."""

import json
from uuid import uuid4

from cms.lines_of_work import LineOfWork
from oit.elsewhere import is_kept_by_month
from oit.models import ItemPage

FILLED = {}
RICH = (
    "<p>สถานีตำรวจให้บริการ <b>ทุกวัน</b> ตลอด 24 ชั่วโมง ดู"
    '<a href="https://www.royalthaipolice.go.th">เว็บไซต์สำนักงานตำรวจแห่งชาติ</a></p>'
    "<ul><li>แจ้งความ</li><li>เอกสารหาย</li></ul>"
)
SENTENCE = "เจ้าหน้าที่ทุกนายปฏิบัติหน้าที่ด้วยความซื่อสัตย์สุจริต โปร่งใส ตรวจสอบได้"
ASSESSED = ("2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03")


def fills(*models):
    """Registers a function from Material to the values of every field that only these types have."""

    def register(function):
        FILLED.update(dict.fromkeys(models, function))
        return function

    return register


def every_field(model, given):
    """Values for every field of the type ``model`` but its title and address. ``given``: a Material."""
    elsewhere = {"month": "2023-10", "day": "2023-11-03", "address": "https://kamala-old.example/october"}
    by_month = issubclass(model, ItemPage) and is_kept_by_month(model)
    return {
        **({"published_elsewhere": stream(("month", elsewhere))} if by_month else {}),
        "introduction": "ข้อมูลของสถานี ปรับปรุงทุกเดือน",
        "search_description": "บริการของสถานีตำรวจ",
        "responsible_line": LineOfWork.ADMINISTRATION,
        **FILLED[model](given),
    }


def stream(*children):
    """The stored form of a StreamField from ``(type, value)`` pairs; files and pictures as numbers."""
    return json.dumps([_child(kind, value) for kind, value in children])


def _child(kind, value):
    """Translations find a text by the ids on the way to it, so every entry of a list gets one too."""
    if isinstance(value, dict):
        lists = {key: each for key, each in value.items() if isinstance(each, list) and key != "rows"}
        value = {**value, **{key: [_child("item", item) for item in each] for key, each in lists.items()}}
    return {"type": kind, "value": value, "id": str(uuid4())}

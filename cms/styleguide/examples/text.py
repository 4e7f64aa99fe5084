"""What a page's text is made of."""

from datetime import date, datetime
from types import SimpleNamespace

from django.utils import timezone
from wagtail.images import get_image_model

from cms.blocks.content import ContentBlock

from ..declared import Example, said

PROSE = '<div class="prose">{}</div>'
TAGS = "{% load components %}"
WORDS = ("ชำระค่าปรับผ่านระบบหรือที่สถานีเท่านั้น", "Fines are paid online or at the station only")
LONG = (
    "ประชาชนที่พบเห็นเจ้าหน้าที่เรียกรับเงิน ของขวัญ หรือประโยชน์อื่นใด แจ้งได้ทุกวันตลอด 24 ชั่วโมงโดยไม่ต้องบอกชื่อ",
    "Whoever sees an officer ask for money, gifts or any other benefit can report it at any hour, without a name",
)


def _picture():
    """One that the station has, or None before it has any."""
    return get_image_model().objects.order_by("pk").first()


def _value(**values):
    """The context of a block: its values, each a pair of words, a function that gives one, or a value."""

    def context(_request):
        return {"value": {key: _resolved(value) for key, value in values.items()}}

    return context


def _resolved(value):
    if callable(value):
        return value()
    return said(*value) if isinstance(value, tuple) else value


def _paragraph(_request):
    words = said(*LONG)
    return {
        "value": f"<h2>{said(*WORDS)}</h2><p>{words}</p><ul><li>{said(*WORDS)}</li></ul><ol><li>{words}</li></ol>"
    }


def _gallery(number):
    def pictures():
        image = _picture()
        facts = {"date": date(2024, 4, 2), "place": said("หาดกมลา", "Kamala beach")}
        return [
            {"image": image, "caption": said(*(LONG if at == 1 else WORDS)), **facts} for at in range(number)
        ]

    return _value(pictures=pictures)


def _files(number, *, is_scan=False):
    def files():
        document = SimpleNamespace(
            url="/", format="PDF", name=said(*LONG), file_size=524_288, is_scan=is_scan,
            file_changed_at=timezone.make_aware(datetime(2024, 4, 1)),
        )  # fmt: skip
        return [{"document": document, "note": said(*WORDS) if at else ""} for at in range(number)]

    return _value(files=files)


def _notice(kind, title=()):
    def context(_request):
        return {"kind": kind, "title": said(*title) if title else "", "text": said(*LONG)}

    return context


def _shown(_request):
    image = _picture()
    return image and {"image": image, "caption": said(*WORDS), "credit": said("งานสืบสวน", "Investigation")}


def _stream(_request):
    quote = {"text": said(*WORDS), "attribution": said("ผู้กำกับการ", "Head of station")}
    blocks = [{"type": "paragraph", "value": f"<p>{said(*LONG)}</p>"}, {"type": "quote", "value": quote}]
    return {"body": ContentBlock().to_python(blocks)}


def _facts(_request):
    return {
        "facts": [
            {"label": said("สถานะ", "Status"), "status": "updating"},
            {"label": said("ปรับปรุงล่าสุด", "Last updated"), "date": date(2024, 4, 5)},
            {"label": said("จับกุมได้", "Arrests"), "value": 18, "big": True, "note": said("คดี", "cases")},
        ]
    }


EXAMPLES = [
    *(
        Example(TAGS + "{% status '" + state + "' %}", state)
        for state in ("published", "updating", "missing")
    ),
    Example("fact_row", "a status, a date and a large figure", _facts),
    Example("notice", "plain", _notice("")),
    Example("notice", "success, with a title", _notice("success", ("ส่งแล้ว", "Sent"))),
    Example("notice", "warning", _notice("warning")),
    Example("picture", "with a caption and whose it is", _shown),
    Example("stream", "two blocks", _stream, PROSE),
    Example("blocks/paragraph", "headings and lists", _paragraph, PROSE),
    Example("blocks/picture", "with a caption", _value(image=_picture, caption=WORDS), PROSE),
    Example("blocks/picture", "deleted: nothing is shown", _value(image=None, caption=""), PROSE),
    Example("blocks/gallery", "one", _gallery(1), PROSE),
    Example("blocks/gallery", "seven, one of them with long words", _gallery(7), PROSE),
    Example("blocks/documents", "one, a scan", _files(1, is_scan=True), PROSE),
    Example("blocks/documents", "three, with notes", _files(3), PROSE),
    Example(
        "blocks/quote",
        "with whose words",
        _value(text=LONG, attribution=("ผู้กำกับการ", "Head of station")),
        PROSE,
    ),
    Example("blocks/note", "information", _value(level="info", text=LONG), PROSE),
    Example("blocks/note", "warning", _value(level="warning", text=LONG), PROSE),
    Example("blocks/question", "closed", _value(question=WORDS, answer=LONG), PROSE),
]

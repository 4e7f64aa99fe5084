"""The front pages and the first three items."""

from datetime import date

from cms.lines_of_work import LineOfWork
from feedback.models import FeedbackPage, QuestionsPage
from home.blocks.one_stop import OneStopArea
from home.models import (
    AntiCorruptionPlanPage,
    ContentPage,
    EServicePage,
    EServicesIndexPage,
    HomePage,
    IntegrityStatementPage,
    NewsIndexPage,
    NewsPage,
    OneStopServicePage,
    OrdersPage,
    SiteMapPage,
    StationContactPage,
)
from oit.models import (
    AntiBriberyPolicyPage,
    FiscalYearPage,
    OITIndexPage,
    ProcurementSummaryPage,
    StructurePage,
)

from .values import ASSESSED, RICH, SENTENCE, fills, stream

PROCUREMENT_ROW = {
    "work": "จ้างซ่อมรถยนต์สายตรวจ หมายเลข 12",
    "budget": "18500.00",
    "reference_price": "18500.00",
    "method": "specific",
    "bidders": "ร้านกมลาการช่าง 18,200 บาท",
    "winner": "ร้านกมลาการช่าง",
    "agreed_price": "18200.00",
    "reason": "เสนอราคาต่ำสุดและคุณสมบัติครบถ้วน",
    "contract_number": "5/2567",
    "contract_date": "2023-10-17",
}
MANPOWER_ROW = {
    "line": "งานป้องกันปราบปราม",
    "officers_approved": 12,
    "officers_present": 9,
    "nco_approved": 60,
    "nco_present": 48,
}


def content(given):
    picture = {"image": given.image.pk, "caption": "ภาพกิจกรรม"}
    taken = {"date": "2024-01-13", "place": "หาดกมลา", "line_of_work": "prevention"}
    return stream(
        ("paragraph", RICH),
        ("picture", picture),
        ("gallery", {"pictures": [{**picture, **taken}]}),
        ("documents", {"files": [{"document": given.pdf.pk, "note": "ฉบับลงนาม"}]}),
        ("quote", {"text": SENTENCE, "attribution": "ผู้กำกับการ"}),
        ("note", {"level": "warning", "text": "<p>ระวังมิจฉาชีพแอบอ้าง</p>"}),
        ("question", {"question": "แจ้งความที่ไหน", "answer": "<p>ที่สถานี</p>"}),
    )


@fills(
    EServicesIndexPage,
    FeedbackPage,
    NewsIndexPage,
    OITIndexPage,
    OrdersPage,
    QuestionsPage,
    SiteMapPage,
    StationContactPage,
)
def nothing_of_its_own(given):
    return {}


@fills(FiscalYearPage)
def fiscal_year(given):
    return {"fiscal_year": 2567}


@fills(HomePage)
def home(given):
    return {"heading": "ใกล้ชิด โปร่งใส", "picture": given.image}


@fills(ContentPage)
def ordinary(given):
    return {"body": content(given)}


@fills(NewsPage)
def news(given):
    return {
        "kind": "chief",
        "date": date(2024, 1, 13),
        "place": "หาดกมลา",
        "chief": given.chief,
        "picture": given.image,
        "body": content(given),
    }


@fills(EServicePage)
def service(given):
    return {
        "kind": "fines",
        "provider": "สำนักงานตำรวจแห่งชาติ",
        "official_url": "https://ptm.police.go.th/eTicket/",
        "audience": "ผู้ได้รับใบสั่งจราจร",
        "documents_needed": RICH,
        "time_taken": "5 นาที",
        "fee": "ไม่มีค่าธรรมเนียม",
        "steps": stream(("step", {"title": "กรอกเลขใบสั่ง", "text": RICH, "picture": given.image.pk})),
        "picture": given.image,
    }


@fills(OneStopServicePage)
def one_stop(given):
    pictures = [{"image": given.image.pk, "caption": "จุดบริการ"}]
    areas = [{"area": area, "text": RICH, "pictures": pictures} for area in OneStopArea.values]
    duty = {"when": "ทุกวัน 08.30–20.30 น.", "position": "รองสารวัตร", "telephone": "076 000 191"}
    pledge = {"service": "แจ้งเอกสารหาย", "time": "ภายใน 15 นาที", "condition": "เอกสารครบ"}
    return {
        "location": "ชั้น 1 อาคารสถานี",
        "areas": stream(*(("area", area) for area in areas)),
        "duties": stream(("duty", duty)),
        "pledges": stream(("pledge", pledge)),
        "conduct": "<p>สุภาพ <b>เต็มใจ</b> ให้บริการ</p><ul><li>แต่งกายเรียบร้อย</li></ul>",
        "facilities": stream(("facility", "water"), ("facility", "wifi")),
    }


@fills(IntegrityStatementPage)
def integrity(given):
    return {
        "statement": SENTENCE,
        "body": RICH,
        "signatory": given.chief,
        "announced_on": date(2023, 10, 2),
        "original": given.pdf,
    }


@fills(AntiCorruptionPlanPage)
def plan(given):
    measure = {
        "measure": "งดรับของขวัญทุกชนิด",
        "output": "ประกาศนโยบาย",
        "due": "2024-03-31",
        "responsible": "งานอำนวยการ",
        "result": "ประกาศแล้ว",
    }
    return {"measures": stream(("measure", measure)), "body": content(given)}


@fills(StructurePage)
def structure(given):
    lines = LineOfWork.values
    units = [
        {
            "position": "รองผู้กำกับการ",
            "line_of_work": line,
            "duties": SENTENCE,
            "subunits": [{"position": "สารวัตร", "line_of_work": line, "duties": SENTENCE}],
        }
        for line in lines
    ]
    return {
        "organisation": stream(*(("unit", unit) for unit in units)),
        "organisation_picture": given.image,
        "manpower": [{"id": "0000000a", **MANPOWER_ROW}, {"id": "0000000b", **MANPOWER_ROW}],
        "manpower_on": date(2024, 3, 31),
    }


def month(iso, given, rows=1, **values):
    """One month of form สขร. 1 with its files."""
    return (
        "month",
        {
            "month": iso,
            "rows": [{"id": f"{number:08x}", **PROCUREMENT_ROW} for number in range(1, rows + 1)],
            "nothing": False,
            "files": [given.pdf.pk, given.xlsx.pk],
            "note": "รวมการจัดซื้อเร่งด่วน",
            **values,
        },
    )


@fills(ProcurementSummaryPage)
def procurement(given):
    nothing = month(ASSESSED[-1], given, rows=0, nothing=True)
    return {"months": stream(*(month(iso, given) for iso in ASSESSED[:-1]), nothing)}


def original(given, **values):
    """A signed original, as the stream of one keeps it."""
    return {
        "title": "ประกาศนโยบายต่อต้านการรับสินบน",
        "document": given.pdf.pk,
        "number": "1/2567",
        "date": "2023-10-02",
        "signatory": "ผู้กำกับการ",
        "language": "th",
        **values,
    }


@fills(AntiBriberyPolicyPage)
def policy(given):
    parts = ("purpose", "scope", "definition", "consequences", "monitoring", "report_channel", "protection")
    return {
        **dict.fromkeys(parts, RICH),
        "signatory": given.chief,
        "announced_on": date(2023, 10, 2),
        "infographic": given.image,
        "originals": stream(("original", original(given)), ("original", original(given, language="en"))),
    }

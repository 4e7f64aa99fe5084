"""O16, O20, O21 and O23 to O25, and items without a type."""

from cms.lines_of_work import LineOfWork
from home.models import OneStopArea
from oit.indicators import Indicator
from oit.models import (
    BriberyRiskPage,
    GeneralItemPage,
    IntegrityMeasuresPage,
    MeasuresReportPage,
    PersonnelRulesPage,
    PropertyPage,
    RiskResultsPage,
)

from .pages import original
from .values import RICH, fills, stream

RISK_ROW = {
    "line": "traffic",
    "process": "การเปรียบเทียบปรับคดีจราจร",
    "event": "รับเงินสดโดยไม่ออกใบเสร็จรับเงิน",
    "likelihood": 3,
    "impact": 4,
    "measure": "รับชำระค่าปรับผ่านระบบเท่านั้น ตรวจยอดใบสั่งกับใบเสร็จทุกวัน",
    "responsible": "สารวัตรจราจร",
    "period": "ตลอดปีงบประมาณ",
}
PLAN_ROW = {
    "indicator": "1",
    "issue": "การให้บริการ ณ จุดบริการ",
    "activity": "จัดทำคู่มือการให้บริการเป็นอินโฟกราฟิก 5 สายงาน",
    "output": "อินโฟกราฟิก 5 ชิ้น",
    "channel": "เว็บไซต์ Facebook และจุดบริการ",
    "due": "2024-01-31",
    "responsible": "รองผู้กำกับการป้องกันปราบปราม",
    "follow_up": "ทุกเดือน",
}


def row(number, values, **changed):
    """A row of a dataset with the id of its number."""
    return {"id": f"{number:08x}", **values, **changed}


def picture(given, caption="จุดบริการ"):
    return {
        "image": given.image.pk,
        "caption": caption,
        "date": "2024-02-15",
        "place": "ห้องบริการประชาชน",
        "line_of_work": "administration",
    }


def files(given):
    return [{"document": given.pdf.pk, "note": "ฉบับลงนาม"}]


def file_stream(given):
    return stream(("file", {"document": given.pdf.pk, "note": "ฉบับลงนาม"}))


def photo_stream(given):
    return stream(("photo", picture(given, "ประชุมมอบหมายงาน")))


def originals(given, kind="original", title="ประกาศที่ลงนามแล้ว"):
    return stream((kind, original(given, title=title)))


def risk_rows(each=1):
    lines = [line for line in LineOfWork.values for _copy in range(each)]
    return [row(number, RISK_ROW, line=line) for number, line in enumerate(lines, 1)]


@fills(PersonnelRulesPage)
def personnel(given):
    parts = ("development", "evaluation", "promotion")
    return {
        **{part: originals(given, "announcement", "ประกาศหลักเกณฑ์การพัฒนากำลังพล") for part in parts},
        **{f"{part}_text": RICH for part in parts},
    }


@fills(BriberyRiskPage)
def risks(given):
    bands = (("ต่ำ", 1, "low"), ("ปานกลาง", 4, "medium"), ("สูง", 10, "high"), ("สูงมาก", 15, "very-high"))
    return {
        "risks": risk_rows(),
        "criteria": RICH,
        "bands": stream(
            *(
                ("band", {"lowest": lowest, "name": name, "colour": colour, "meaning": "เฝ้าระวังต่อเนื่อง"})
                for name, lowest, colour in bands
            )
        ),
        "plan": RICH,
        "originals": originals(given),
    }


@fills(RiskResultsPage)
def risk_results(given):
    results = [{"line_of_work": line, "text": RICH, "files": files(given)} for line in LineOfWork.values]
    return {"results": stream(*(("result", each) for each in results)), "photos": photo_stream(given)}


@fills(PropertyPage)
def property_(given):
    parts = ("classification", "control", "weapons", "lending", "training", "exhibits", "report")
    return {
        **dict.fromkeys(parts, RICH),
        **{f"{part}_files": file_stream(given) for part in parts},
        "report_photos": photo_stream(given),
        "originals": originals(given),
    }


def assignment(number):
    return row(
        number,
        {
            "code": f"O{number}",
            "approach": "ปรับปรุงข้อมูลให้เป็นปัจจุบันและเผยแพร่บนเว็บไซต์",
            "preparer": "ส.ต.ท. ฝ่ายอำนวยการ",
            "supervisor": "สารวัตรอำนวยการ",
            "due": "2024-03-31",
        },
    )


@fills(IntegrityMeasuresPage)
def measures(given):
    areas = [{"area": area, "plan": RICH, "responsible": "สารวัตรอำนวยการ"} for area in OneStopArea.values]
    return {
        "briefing": RICH,
        "briefing_photos": photo_stream(given),
        "areas": stream(*(("area", area) for area in areas)),
        "assignments": [assignment(number) for number in range(1, 26)],
        "website_plan": RICH,
        "supervision": RICH,
        "supervision_files": file_stream(given),
        "action_plan": [
            row(100 + number, PLAN_ROW, indicator=value) for number, value in enumerate(Indicator.values)
        ],
        "originals": originals(given),
    }


@fills(MeasuresReportPage)
def measures_report(given):
    results = [
        {"indicator": value, "text": RICH, "files": files(given), "pictures": [picture(given)]}
        for value in Indicator.values
    ]
    areas = [
        {"area": area, "text": RICH, "before": [picture(given, "ก่อน")], "after": [picture(given, "หลัง")]}
        for area in OneStopArea.values
    ]
    return {
        "results": stream(*(("result", each) for each in results)),
        "areas": stream(*(("area", each) for each in areas)),
        "assignment_meeting": RICH,
        "assignment_meeting_files": file_stream(given),
        "assignment_meeting_photos": photo_stream(given),
        "supervision_meeting": RICH,
        "supervision_meeting_photos": photo_stream(given),
    }


@fills(GeneralItemPage)
def general(given):
    return {}

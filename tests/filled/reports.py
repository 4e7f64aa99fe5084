"""O7, O11 to O14 and O17."""

from datetime import date

from oit.models import (
    BudgetPage,
    ComplaintChannelsPage,
    InvestigationFundPage,
    MonthlyReportsPage,
    ProcurementNoticesPage,
    StatisticsPage,
)
from oit.schemas import CHECKPOINT_KINDS
from tests.factories import document

from .pages import original
from .values import ASSESSED, RICH, fills, stream

AS_OF = date(2024, 3, 31)
CASES = {
    "life_reported": 6,
    "life_cleared": 5,
    "property_reported": 11,
    "property_cleared": 12,
    "special_reported": 9,
    "special_cleared": 6,
    "state_arrests": 84,
    "state_suspects": 91,
}
PLANNED = {
    "item": "ค่าน้ำมันเชื้อเพลิงรถยนต์สายตรวจ",
    "source": "งบดำเนินงาน สำนักงานตำรวจแห่งชาติ",
    "first_half": "420000.00",
    "second_half": "380000.00",
    "note": "จัดสรรเป็นรายไตรมาส",
}
SPENT = {
    "item": PLANNED["item"],
    "source": PLANNED["source"],
    "allocated": "420000.00",
    "spent": "399500.25",
    "met": "yes",
    "note": "เบิกจ่ายครบถ้วน",
}
FUND = {
    "quarter": "q1",
    "item": "ค่าใช้จ่ายในการสืบสวนและสอบสวนคดีอาญา",
    "allocated": "60000.00",
    "spent": "45150.00",
    "note": "เบิกจ่ายตามคดี",
}


def activity(iso, given, **values):
    """An activity in the month ``iso`` with one picture."""
    picture = {
        "image": given.image.pk,
        "caption": "ตั้งจุดตรวจหน้าหาดกมลา",
        "date": f"{iso}-12",
        "place": "หาดกมลา",
        "line_of_work": "prevention",
    }
    return {
        "title": "โครงการตำรวจพบประชาชนและตั้งจุดตรวจป้องกันอาชญากรรม",
        "details": RICH,
        "first_day": f"{iso}-12",
        "last_day": f"{iso}-13",
        "responsible": "งานป้องกันปราบปราม",
        "pictures": [picture],
        **values,
    }


def report(iso, files, given, **values):
    """One month of O7 with its ``files``."""
    return (
        "month",
        {
            "month": iso,
            "files": [file.pk for file in files],
            "activities": [activity(iso, given)],
            "note": "รวมภารกิจช่วงเทศกาล",
            **values,
        },
    )


def rows(number, *values):
    """``values`` as the rows of a dataset; ``number`` keeps the ids of several datasets of a page apart."""
    return [{"id": f"{number:04x}{index:04x}", **row} for index, row in enumerate(values, 1)]


def notice(given, **values):
    return (
        "notice",
        {
            "title": "ประกาศเผยแพร่แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2567",
            "number": "66109012345",
            "date": "2023-10-20",
            "document": given.pdf.pk,
            "address": "https://www.gprocurement.go.th/egp2procmainWeb/jsp/procsearch.sch",
            **values,
        },
    )


def files(*documents):
    return stream(*(("file", {"document": each.pk, "note": "ฉบับเผยแพร่"}) for each in documents))


@fills(MonthlyReportsPage)
def monthly_reports(given):
    both = given.pdf, document(given.site, "docx")
    return {"months": stream(*(report(iso, both, given) for iso in ASSESSED))}


@fills(StatisticsPage)
def statistics(given):
    times = {"times": 31, "checked": 1284, "arrests": 12, "note": "รวมจุดตรวจเทศกาล"}
    kinds = [kind for kind, _th, _en in CHECKPOINT_KINDS]
    month_files = {"files": [given.pdf.pk, given.xlsx.pk]}
    return {
        "cases": rows(1, *({"month": iso, **CASES} for iso in ASSESSED)),
        "checkpoints": rows(
            2, *({"month": iso, "kind": kind, **times} for iso in ASSESSED for kind in kinds)
        ),
        "files": stream(*(("month", {"month": iso, **month_files}) for iso in ASSESSED)),
    }


@fills(BudgetPage)
def budget(given):
    return {
        "plan": rows(1, PLANNED),
        "plan_on": date(2023, 10, 10),
        "report": rows(2, SPENT),
        "report_on": AS_OF,
        "obstacles": RICH,
        "reported_on": date(2024, 4, 3),
        "reported_number": "0022.(ภก).21/123",
        "reported_files": files(given.pdf),
        "files": files(given.pdf, given.xlsx),
        "originals": stream(("original", original(given, title="แผนการใช้จ่ายงบประมาณ"))),
    }


@fills(InvestigationFundPage)
def fund(given):
    return {
        "fund": rows(1, FUND, {**FUND, "quarter": "q2"}),
        "fund_on": AS_OF,
        "files": files(given.pdf, given.xlsx, document(given.site, "docx")),
    }


@fills(ProcurementNoticesPage)
def notices(given):
    return {name: stream(notice(given)) for name in ("plans", "invitations", "results")}


@fills(ComplaintChannelsPage)
def complaints(given):
    figures = {"received": 1, "finished": 1, "in_progress": 0}
    return {
        "channel": RICH,
        "complaints": rows(1, *({"month": iso, **figures} for iso in ASSESSED)),
        "as_of": AS_OF,
    }

"""O2 to O6, O8 to O10, O19 and O22."""

from datetime import date

from cms.lines_of_work import LineOfWork
from oit.models import (
    ChiefParticipationPage,
    CommitteePage,
    ContactPage,
    EServicesPage,
    EthicsManualPage,
    LawsPage,
    OfficerManualsPage,
    PowersPage,
    PublicRelationsPage,
    ServiceManualsPage,
)

from .values import RICH, SENTENCE, fills, stream


@fills(ChiefParticipationPage, ContactPage, EServicesPage, PublicRelationsPage)
def derived(given):
    """Everything these pages show is kept elsewhere."""
    return {}


def files(given):
    return stream(("file", {"document": given.pdf.pk, "note": "ฉบับลงนาม"}))


def photos(given):
    taken = {"date": "2024-01-13", "place": "หาดกมลา", "line_of_work": "prevention"}
    return stream(("photo", {"image": given.image.pk, "caption": "ภาพกิจกรรม", **taken}))


@fills(PowersPage)
def powers(given):
    lines = [{"line_of_work": line, "text": RICH} for line in LineOfWork.values]
    return {
        "powers": RICH,
        "duties": stream(*(("line", line) for line in lines)),
        "area": "<p>ตำบลกมลา อำเภอกะทู้ จังหวัดภูเก็ต ประชากร 8,412 คน</p>",
        "area_map": photos(given),
        "prepared_on": date(2023, 10, 2),
    }


def law(given, **values):
    return {
        "title": "พระราชบัญญัติจราจรทางบก พ.ศ. 2522",
        "category": "traffic",
        "must_know": True,
        "summary": "ใช้รถใช้ถนนอย่างปลอดภัย",
        "address": "https://www.krisdika.go.th/",
        "document": given.pdf.pk,
        **values,
    }


@fills(LawsPage)
def laws(given):
    narcotics = law(given, title="ประมวลกฎหมายยาเสพติด", category="drugs", must_know=False)
    guidelines = ("arrest_and_search", "discretion", "refusal", "interviewing", "rights")
    return {
        "laws": stream(("law", law(given)), ("law", narcotics)),
        **dict.fromkeys(guidelines, RICH),
        **{f"{name}_files": files(given) for name in guidelines},
    }


def member(given, kind, **values):
    return {
        "kind": kind,
        "name": "นายสมชาย ใจดี",
        "position": "กำนันตำบลกมลา",
        "photo": given.image.pk,
        "biography": "ประกอบอาชีพส่วนตัว ทำงานเพื่อชุมชนมาสิบปี",
        **values,
    }


@fills(CommitteePage)
def committee(given):
    kinds = ("citizen", "chair", "ex-officio", "secretary")
    return {
        "role": RICH,
        "role_files": files(given),
        "members": stream(*(("member", member(given, kind)) for kind in kinds)),
        "results": RICH,
        "results_files": files(given),
        "results_photos": photos(given),
    }


def manual(given, line, **values):
    return {
        "line_of_work": line,
        "title": "คู่มือการปฏิบัติงาน",
        "summary": RICH,
        "document": given.pdf.pk,
        "dated": "2023-10-02",
        **values,
    }


def manuals_of(given, lines=tuple(LineOfWork.values)):
    return stream(*(("manual", manual(given, line)) for line in lines))


@fills(OfficerManualsPage)
def officer_manuals(given):
    return {"manuals": manuals_of(given)}


def service(line="inquiry", **values):
    return {
        "name": "แจ้งเอกสารหาย",
        "line_of_work": line,
        "kind": "บริการประชาชน",
        "steps": [
            {"text": "แจ้งเจ้าหน้าที่ที่จุดบริการ", "time": "5 นาที"},
            {"text": "รับใบแจ้งเอกสารหาย", "time": "10 นาที"},
        ],
        "time_taken": "15 นาที",
        "documents_needed": "บัตรประจำตัวประชาชน",
        "fee": "ไม่มีค่าธรรมเนียม",
        **values,
    }


@fills(ServiceManualsPage)
def service_manuals(given):
    services = [service(line) for line in LineOfWork.values]
    return {"manuals": manuals_of(given), "services": stream(*(("service", each) for each in services))}


def pair(**values):
    return {
        "line_of_work": "traffic",
        "situation": "ผู้ขับขี่ยื่นเงินให้ที่จุดตรวจ",
        "do": "ปฏิเสธอย่างสุภาพ และออกใบสั่งตามปกติ",
        "dont": SENTENCE,
        **values,
    }


@fills(EthicsManualPage)
def ethics(given):
    return {
        "manual": RICH,
        "manual_files": files(given),
        "pairs": stream(("pair", pair()), ("pair", pair(line_of_work="inquiry"))),
    }

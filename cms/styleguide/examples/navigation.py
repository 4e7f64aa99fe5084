"""What leads from page to page."""

from types import SimpleNamespace

from django.core.paginator import Paginator

from ..declared import Example, said

TAGS = "{% load components frame %}"


def _page(number, entries):
    def context(_request):
        return {
            "page_obj": Paginator(range(entries), 9).page(number),
            "label": said("หน้าของข่าว", "Pages of news"),
        }

    return context


def _years(count):
    def context(_request):
        years = [said(f"พ.ศ. {2567 - back}", str(2024 - back)) for back in range(count)]
        tabs = [{"label": year, "url": f"?year={year}", "current": not at} for at, year in enumerate(years)]
        return {"label": said("ปี", "Year"), "tabs": tabs}

    return context


def _trail(*titles):
    def context(_request):
        home = {"title": said("หน้าแรก", "Home"), "url": "/"}
        above = [{"title": said(*title), "url": "/"} for title in titles[:-1]]
        return {"trail": [home, *above, {"title": said(*titles[-1]), "url": None}]}

    return context


def _tree(_request):
    def node(thai, english, *children):
        return {"page": SimpleNamespace(title=said(thai, english)), "url": "/", "children": children}

    return {
        "nodes": [node("บริการ", "Services", node("แจ้งความออนไลน์", "Report online")), node("ติดต่อ", "Contact")]
    }


LONG = (
    "รายงานผลการดำเนินงานตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "Report on the measures that raise integrity and transparency within the station",
)

EXAMPLES = [
    Example(TAGS + "{% breadcrumb trail %}", "one level", _trail(("ถาม–ตอบ", "Questions and answers"))),
    Example(
        TAGS + "{% breadcrumb trail %}",
        "three levels, long title",
        _trail(
            ("ข้อมูลสาธารณะ (OIT)", "Public information"), ("ปีงบประมาณ พ.ศ. 2567", "Fiscal year 2024"), LONG
        ),
    ),
    Example("tabs", "three", _years(3)),
    Example("tabs", "more than fit", _years(20)),
    Example("pagination", "the first of two", _page(1, 18)),
    Example("pagination", "in the midst of hundreds", _page(40, 900)),
    Example("pagination", "one page: nothing is shown", _page(1, 5)),
    Example("page_tree", "two levels", _tree, around='<div class="prose">{}</div>'),
]

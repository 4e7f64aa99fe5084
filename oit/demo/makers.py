"""The documents that are generated: what each maker puts in, taken from the data that the pages are made of."""

from django.utils.translation import override

from cms.lines_of_work import LineOfWork
from cms.thai.dates import format_date
from cms.thai.years import Month
from oit.elements import TextElement
from oit.papers import (
    CannotWrite,
    Heading,
    Paper,
    Paragraph,
    Sheet,
    rich_text_blocks,
    write,
    write_order,
)
from oit.papers.formats import DOCUMENT_FORMATS
from oit.schemas import PROCUREMENT

from .contents import PageContents
from .folder import in_language

# The keys that every document has.
COMMON = ("title", "kind", "maker")


def make(entry, folder):
    """The bytes of the document that ``entry`` of documents.toml describes. Raises DemoError."""
    maker, kind = MAKERS.get(entry.need("maker")), entry.need("kind")
    if maker is None:
        entry.fail(f"there is no maker “{entry.data['maker']}”. Known are: {', '.join(MAKERS)}.")
    try:
        with override(entry.data.get("language", "th")):
            return maker(entry, folder, kind)
    except CannotWrite as error:
        return entry.fail(str(error))


def make_text(entry, folder, kind):
    """A heading and paragraphs."""
    entry.only(*COMMON, "heading", "paragraphs")
    paragraphs = in_language(entry.need("paragraphs"), "th")
    return _write(entry, kind, _paper(entry, folder, blocks=[Paragraph(text) for text in paragraphs]))


def make_manual(entry, folder, kind):
    """The manual of a line of work: sections with a heading and paragraphs."""
    entry.only(*COMMON, "heading", "line", "sections")
    blocks = []
    for section in in_language(entry.need("sections"), "th"):
        blocks += [Heading(section["heading"]), *(Paragraph(text) for text in section["paragraphs"])]
    line = LineOfWork(entry.need("line")).label
    return _write(entry, kind, _paper(entry, folder, blocks=blocks, lines=(_station(folder), str(line))))


def make_order(entry, folder, kind):
    """An order of the register."""
    entry.only(*COMMON, "order")
    order = folder.orders.get(entry.need("order"))
    if order is None:
        entry.fail(f"orders.toml has no order “{entry.data['order']}”.")
    if kind != "pdf":
        entry.fail("an order is a pdf.")
    paper = Paper(
        title=_title(entry),
        station=_station(folder),
        heading="",
        date=format_date(order.need("date")),
        signatory=("พันตำรวจเอก", "(ชื่อตัวอย่าง)", order.need("signatory_th")),
        sample=True,
        extra={
            "number": order.need("number"),
            "subject": order.need("subject_th"),
            "annex_withheld": order.data.get("annex_withheld", False),
        },
    )
    return write_order(paper)


def make_page(entry, folder, kind):
    """What some fields of a page say, each under its element's title; with a signatory, a signed original."""
    entry.only(*COMMON, "page", "fields", "heading", "number", "date", "signatory")
    page = PageContents(entry, folder)
    blocks = [block for name in entry.need("fields") for block in page.blocks_of(name)]
    number = entry.data.get("number")
    signatory = in_language(entry.data.get("signatory", ""), "th")
    paper = _paper(
        entry,
        folder,
        heading=page.item.title.th,
        lines=(_station(folder), *([f"ที่ {number}"] if number else [])),
        blocks=blocks,
        date=format_date(entry.data["date"]) if "date" in entry.data else "",
        signatory=("พันตำรวจเอก", "(ชื่อตัวอย่าง)", signatory) if signatory else (),
    )
    return _write(entry, kind, paper)


def make_policy(entry, folder, kind):
    """The parts of the policy page in one of its languages, signed by the officer it names."""
    entry.only(*COMMON, "page", "language")
    language = entry.data.get("language", "th")
    page = PageContents(entry, folder, language)
    names = [each.fields[0] for each in page.model.elements if isinstance(each, TextElement)]
    given = [name for name in names if page.fields.get(name)]
    chief = folder.officers.get(str(page.fields.get("signatory", "")).removeprefix("officer:"))
    signatory = (
        [chief.data.get(f"{part}_{language}", "") for part in ("rank", "name", "position")] if chief else []
    )
    paper = _paper(
        entry,
        folder,
        heading=page.item.title.in_language(language),
        lines=(_station(folder, language),),
        blocks=[block for name in given for block in page.blocks_of(name)],
        date=format_date(page.fields.get("announced_on"), lang=language),
        signatory=tuple(signatory),
        lang=language,
    )
    return _write(entry, kind, paper)


def make_dataset(entry, folder, kind):
    """One or more datasets of a page; with a month, only its rows."""
    entry.only(*COMMON, "page", "fields", "month", "heading")
    page = PageContents(entry, folder)
    month = entry.data.get("month")
    tables = [(page.schema_of(name), page.rows_of(name, month)) for name in entry.need("fields")]
    if kind == "xlsx":
        sheets = [Sheet(schema.th, schema, rows) for schema, rows in tables]
        return write("xlsx", _paper(entry, folder), sheets)
    lines = (_station(folder), *([Month.from_iso(month).label()] if month else []))
    blocks = [page.table(schema, rows) for schema, rows in tables]
    return _write(entry, kind, _paper(entry, folder, heading=page.item.title.th, lines=lines, blocks=blocks))


def make_report_month(entry, folder, kind):
    """The activities of a month of the monthly reports."""
    entry.only(*COMMON, "page", "month")
    page = PageContents(entry, folder)
    blocks = []
    for activity in page.month(entry.need("month")).get("activities", []):
        days = [format_date(day) for day in (activity["first_day"], activity.get("last_day")) if day]
        blocks += [
            Heading(activity["title"]),
            *rich_text_blocks(activity["details"]),
            Paragraph(f"ระยะเวลา: {' – '.join(days)}"),
            Paragraph(f"หน่วยงานที่รับผิดชอบ: {activity['responsible']}"),
        ]
    lines = (_station(folder), Month.from_iso(entry.data["month"]).label())
    return _write(entry, kind, _paper(entry, folder, heading=page.item.title.th, lines=lines, blocks=blocks))


def make_procurement_month(entry, folder, kind):
    """Form สขร. 1 of a month."""
    entry.only(*COMMON, "page", "month")
    page = PageContents(entry, folder)
    label = Month.from_iso(entry.need("month")).label()
    rows = PROCUREMENT.clean(page.month(entry.data["month"]).get("rows", []))
    rule = page.item.element("months")
    nothing = rule.nil.th if rule and rule.nil else ""
    if kind == "xlsx":
        return write("xlsx", _paper(entry, folder), [Sheet(label, PROCUREMENT, rows, nothing)])
    blocks = [page.table(PROCUREMENT, rows) if rows else Paragraph(nothing)]
    lines = (_station(folder), label)
    return _write(entry, kind, _paper(entry, folder, heading=PROCUREMENT.th, lines=lines, blocks=blocks))


MAKERS = {
    "text": make_text,
    "manual": make_manual,
    "order": make_order,
    "page": make_page,
    "policy": make_policy,
    "dataset": make_dataset,
    "report-month": make_report_month,
    "procurement-month": make_procurement_month,
}


def _write(entry, kind, paper):
    if kind not in DOCUMENT_FORMATS:
        entry.fail(f"the maker “{entry.data['maker']}” makes {' or '.join(DOCUMENT_FORMATS)}, not {kind}.")
    return write(kind, paper)


def _paper(entry, folder, heading="", blocks=(), lang="th", **values):
    """A sample Paper; its heading is the entry's own, or else ``heading``."""
    own = in_language(entry.data.get("heading", ""), lang)
    return Paper(
        title=in_language(entry.need("title"), lang),
        station=_station(folder, lang),
        heading=own or heading,
        blocks=tuple(blocks),
        lang=lang,
        sample=True,
        **values,
    )


def _title(entry):
    return in_language(entry.need("title"), "th")


def _station(folder, language="th"):
    return folder.station.part("settings").need(f"name_{language}")

"""The documents that are generated: what each maker writes, taken from the data that the pages are made of."""

from bs4 import BeautifulSoup
from django.utils.translation import override
from typst import TypstError

from cms.thai.dates import format_date
from cms.thai.years import Month
from oit.editions import edition_for
from oit.elements import TextElement
from oit.models import AntiBriberyPolicyPage
from oit.schemas import PROCUREMENT

from .folder import in_language
from .pdf import write_pdf
from .sheets import write_sheet

POLICY_PAGE, PROCUREMENT_PAGE = "oit.AntiBriberyPolicyPage", "oit.ProcurementSummaryPage"


def make(entry, folder):
    """The bytes of the document that ``entry`` of documents.toml describes. Raises DemoError."""
    maker = MAKERS.get((entry.need("maker"), entry.need("kind")))
    if maker is None:
        known = ", ".join(f"{name} as {kind}" for name, kind in MAKERS)
        entry.fail(f"there is no maker “{entry.data['maker']}” as {entry.data['kind']}. Known are: {known}.")
    try:
        with override("th"):
            return maker(entry, folder)
    except TypstError as error:
        return entry.fail(f"typst: {error}")


def make_text(entry, folder):
    entry.only("title", "kind", "maker", "heading", "paragraphs")
    return write_pdf(
        "text",
        title=_thai_title(entry),
        station=_station(folder),
        heading=in_language(entry.need("heading"), "th"),
        paragraphs=in_language(entry.need("paragraphs"), "th"),
    )


def make_order(entry, folder):
    entry.only("title", "kind", "maker", "order")
    order = folder.orders.get(entry.need("order"))
    if order is None:
        entry.fail(f"orders.toml has no order “{entry.data['order']}”.")
    return write_pdf(
        "order",
        title=_thai_title(entry),
        station=_station(folder),
        number=order.need("number"),
        subject=order.need("subject_th"),
        date=format_date(order.need("date")),
        signatory=order.need("signatory_th"),
        annex_withheld=order.data.get("annex_withheld", False),
    )


def make_policy(entry, folder):
    """The text of the policy page, part by part, in one of its languages."""
    entry.only("title", "kind", "maker", "page", "language")
    language = entry.data.get("language", "th")
    page = _page(entry, folder, POLICY_PAGE)
    fields = in_language(page.need("fields"), language)
    item = _item(page)
    parts = [
        {"heading": item.element(each.key).title.in_language(language), "blocks": _blocks(fields[name])}
        for each in AntiBriberyPolicyPage.elements
        if isinstance(each, TextElement) and item.element(each.key) and fields.get(name := each.fields[0])
    ]
    chief = folder.officers.get(str(fields.get("signatory", "")).removeprefix("officer:"))
    return write_pdf(
        "policy",
        title=in_language(entry.need("title"), language),
        lang=language,
        station=_station(folder, language),
        heading=item.title.in_language(language),
        parts=parts,
        date=format_date(fields.get("announced_on"), lang=language),
        signatory=[chief.data.get(f"{name}_{language}", "") for name in ("rank", "name", "position")]
        if chief
        else [],
    )


def make_procurement_pdf(entry, folder):
    table = PROCUREMENT.present(_month_rows(entry, folder))
    return write_pdf(
        "procurement",
        title=_thai_title(entry),
        station=_station(folder),
        heading=table.label,
        month=Month.from_iso(entry.data["month"]).label(),
        columns=[{"label": cell.label, "unit": cell.unit, "css": cell.css} for cell in table.head[-1]],
        rows=[[cell.text for cell in row.cells] for row in table.rows],
        totals=[cell.text for cell in table.totals] if table.rows else [],
        nothing=_nothing(entry, folder),
    )


def make_procurement_sheet(entry, folder):
    return write_sheet(
        PROCUREMENT,
        _month_rows(entry, folder),
        title=_thai_title(entry),
        name=Month.from_iso(entry.data["month"]).short_label(),
        nothing=_nothing(entry, folder),
    )


MAKERS = {
    ("text", "pdf"): make_text,
    ("order", "pdf"): make_order,
    ("policy", "pdf"): make_policy,
    ("procurement-month", "pdf"): make_procurement_pdf,
    ("procurement-month", "xlsx"): make_procurement_sheet,
}


def _thai_title(entry):
    return in_language(entry.need("title"), "th")


def _station(folder, language="th"):
    return folder.station.part("settings").need(f"name_{language}")


def _page(entry, folder, page_type):
    page = folder.page_of_type(page_type, entry.data.get("page"))
    return page or entry.fail(f"there is no page of the type {page_type} to take this from; name it as page.")


def _item(page):
    """What the checklist says of the item page, whose path ends in year and code, such as 2567/o15."""
    year, code = page.data["path"].split("/")[-2:]
    return edition_for(int(year)).item(code.upper())


def _month_rows(entry, folder):
    """The rows that the procurement page has for the month of ``entry``, cleaned; none if there was nothing."""
    entry.only("title", "kind", "maker", "month", "page")
    page = _page(entry, folder, PROCUREMENT_PAGE)
    for item in page.need("fields").get("months", []):
        value = item.get("value", item)
        if value.get("month") == entry.need("month"):
            return PROCUREMENT.clean(in_language(value.get("rows", []), "th"))
    return entry.fail(f"{page.place} has no month {entry.need('month')}.")


def _nothing(entry, folder):
    """The words of the checklist for a month without procurement."""
    rule = _item(_page(entry, folder, PROCUREMENT_PAGE)).element("months")
    return rule.nil.th if rule and rule.nil else ""


def _blocks(html):
    """``{kind, text}`` of each paragraph ("p"), bullet ("ul") and numbered item ("ol") of the rich text."""
    return [
        {"kind": tag.parent.name if tag.name == "li" else "p", "text": tag.get_text().strip()}
        for tag in BeautifulSoup(html, "html.parser").find_all(["p", "li", "h2", "h3", "blockquote"])
    ]

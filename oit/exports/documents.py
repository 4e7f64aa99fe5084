"""What a page says, a month of it or one of its tables, as a document to be printed, passed on and kept.

It is read from the page's own markup, as a visitor gets it: nothing says a second time what an item is made of.
"""

from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.languages import language_of
from cms.models import StationSettings
from cms.requests import answering
from cms.templatetags.thai import fiscal_year_label, month_label, thaidate
from cms.thai.digits import dates_in_thai_digits
from oit.assessor.visiting import environ_of
from oit.papers import Paper, Paragraph, TableBlock

from .markup import MarkupReader, parsed
from .pictures import Pictures
from .units import Unit

# The parts of an item page: its elements, and the signed originals beside them.
SECTIONS = "//main//section[contains(@class, 'item-section') or contains(@class, 'infographic')]"


def page_unit(page):
    """The Unit of the item ``page`` as a whole."""
    return Unit(element="", title=f"{page.code} {page.title}", write_paper=partial(page_paper, page))


def month_unit(page, element, month):
    """The Unit of what the element with the key ``element`` of the item ``page`` tells of the Month ``month``."""
    with override(language_of(page)):
        title = _month_title(page, month)
    return Unit(
        element=element, month=month, title=title, write_paper=partial(month_paper, page, element, month)
    )


def _month_title(page, month):
    return _("%(title)s, %(month)s") % {"title": page.title, "month": month_label(month)}


def page_paper(page):
    """The Paper of the item ``page``, in its language: every part of it as a visitor gets it, in the same order.

    A part that is asked for and not published yet is named, as on the page; one that is only recommended is not.
    Raises what the storage of the pictures raises when it cannot be reached.
    """
    with as_visited(page) as request:
        context = page.get_context(request)
        tree = parsed(render_to_string(page.get_template(request), context, request))
        late = render_to_string(
            "oit/years/late_changes.html", {"changes": page.late_changes, "frozen": page.frozen}, request
        )
        left_out = {
            section["element"].anchor for section in context["sections"] if _is_left_out(page, section)
        }
        parts = [part for part in tree.xpath(SECTIONS) if part.get("id") not in left_out]
        reader = MarkupReader(request.build_absolute_uri(), Pictures(tree.iter("img")).content)
        blocks = [Paragraph(page.introduction)] if page.introduction else []
        blocks += reader.blocks(parsed(f"<div>{late}</div>"))
        blocks += (block for part in parts for block in reader.blocks(part))
        return _paper(page, f"{page.code} {page.title}", (fiscal_year_label(page.fiscal_year),), blocks)


def _is_left_out(page, section):
    rule = section["element"]
    declared = page.element_for(rule)
    return (section["data"] is None and rule.advisory) or (declared is not None and declared.lists_files)


def month_paper(page, element, month):
    """The Paper of what the element with the key ``element`` tells of the Month ``month`` on the item ``page``."""
    rule = page.item.element(element)
    declared = page.element_for(rule)
    with as_visited(page) as request:
        shown = [each for each in declared.data(page)["months"] if each["month"] == month]
        context = {"data": {"months": shown}, "element": rule, "page": page}
        tree = parsed(render_to_string(declared.template, context, request))
        # The heading of the month stands above the document.
        for heading in tree.xpath("//section/h3"):
            heading.drop_tree()
        reader = MarkupReader(request.build_absolute_uri(), Pictures(tree.iter("img")).content, raised=2)
        lines = (f"{page.code} · {fiscal_year_label(page.fiscal_year)}",)
        return _paper(page, _month_title(page, month), lines, reader.blocks(tree), month)


def table_paper(page, title, table, nothing="", month=None):
    """The Paper of one ``table`` of the item ``page``, a Table of `oit.datasets.present`, under the heading ``title``.

    ``nothing``: the words that it says instead where the table has no rows. ``month``: the Month that the table is
    about, if it is about one.
    """
    with as_visited(page):
        block = Paragraph(nothing) if nothing and not table.rows else TableBlock.of(table)
        about = month_label(month) if month else fiscal_year_label(page.fiscal_year)
        return _paper(page, title, (f"{page.code} {page.title}", about), [block], month)


def _paper(page, heading, lines, blocks, month=None):
    station = str(StationSettings.for_site(page.station).name)
    return Paper(
        title=f"{heading} – {station}",
        station=station,
        heading=heading,
        lines=(station, *lines),
        blocks=tuple(in_order(blocks)),
        lang=language_of(page),
        address=page.full_url,
        day=thaidate(page.updated),
        item=page.code,
        month=month.to_iso() if month else "",
    )


def in_order(blocks):
    """``blocks`` with each heading at most one level below the one before, as PDF/UA asks."""
    above = 1
    for block in blocks:
        if block.kind == "heading":
            block = replace(block, level=min(block.level, above + 1))
            above = block.level
        yield block


@contextmanager
def as_visited(page):
    """The language and the digits of the ``page``, and a visitor's request for its own address."""
    request = WSGIRequest(environ_of(page.full_url))
    digits = dates_in_thai_digits.set(StationSettings.for_site(page.station).thai_digits)
    try:
        with override(language_of(page)), answering(request):
            yield request
    finally:
        dates_in_thai_digits.reset(digits)

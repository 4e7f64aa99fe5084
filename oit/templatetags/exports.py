"""The made files of an item page, where its template asks for them."""

from django import template
from django.utils.translation import gettext as _

from cms.addresses import url_of
from oit.elements.formats import asks_for
from oit.exports.listing import evidence_links, files_line, months_list, tables_lines

register = template.Library()


def _shown(context):
    """The page, its made files and its address; no files for a draft, and for what is not shown to a visitor."""
    page, request = context.get("page"), context.get("request")
    files = page.made_files if request is not None and page is not None and page.shows_published else {}
    return page, files, url_of(page.url_path, request) if files else ""


@register.simple_tag(takes_context=True)
def made_files(context, element, month=None):
    """A line with the files of the element's table, or of its ``month``."""
    page, files, address = _shown(context)
    return files_line(files.get((element.key, month.to_iso() if month else "")), page, address)


@register.simple_tag(takes_context=True)
def made_files_of_months(context, element):
    """The files of each month of the element's table."""
    page, files, address = _shown(context)
    by_month = {month: each for (key, month), each in files.items() if key == element.key and month}
    return months_list(by_month, page, address)


@register.simple_tag(takes_context=True)
def made_files_asked_for(context, month=None):
    """A line for each table with the files of it, or of its ``month``, in the formats that the item asks for."""
    page, files, address = _shown(context)
    wanted, tables = month.to_iso() if month else "", {}
    for (key, iso), found in files.items():
        if key and iso == wanted and (asked := [each for each in found if asks_for(page.item, each.format)]):
            tables[files.get((key, ""), found)[0].title] = asked
    return tables_lines(tables, page, address)


@register.simple_tag(takes_context=True)
def page_files(context):
    """A line with the files of the page as a whole."""
    page, files, address = _shown(context)
    return files_line(files.get(("", "")), page, address, _("This page as"))


@register.simple_tag
def made_evidence(element, item):
    """The files that show an element of the assessor's view. ``element``: its ElementView, ``item``: the ItemView."""
    return evidence_links(element.made, item.item, item.url)

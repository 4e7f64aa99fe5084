"""What closed years lead to: pages elsewhere on the site that must stay, because a checklist was assessed by them."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from .models import FrozenPage

LINK = re.compile(r'(?<=\s)href="([^"]*)"')


def closed_item_showing(page):
    """``(page shown, Thai item page)``: the first item of a closed year that leads to ``page`` or to a page below it.

    ``(None, None)`` where there is none. Items of the pages to be looked at do not count: they would go with them.
    """
    going = {each.pk: each for each in Page.objects.descendant_of(page, inclusive=True)}
    station = page.get_site()
    if station is None:
        return None, None
    frozen = FrozenPage.objects.filter(page__path__startswith=station.root_page.path).exclude(page__in=going)
    items = {each.page_id: each for each in frozen.select_related("page").order_by("-page__path")}
    for shown, number in (*_chosen(going, items), *_in_kept_markup(going, items)):
        return going[shown], items[number].page
    return None, None


def closed_item_with(file):
    """The Thai item page of a closed year that shows the picture or document ``file``; None where there is none."""
    pages = ReferenceIndex.get_references_to(file).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    keys = Page.objects.filter(pk__in=[int(pk) for pk in pages.values_list("object_id", flat=True)]).values(
        "translation_key"
    )
    frozen = FrozenPage.objects.select_related("page").order_by("-page__path")
    if found := frozen.filter(page__translation_key__in=keys).first():
        return found.page
    address = getattr(file, "url", None)
    return next((each.page for each in frozen if address and _leads_to(each, address)), None)


def _leads_to(frozen, address):
    return any(
        address in map(unescape, LINK.findall(html))
        for kept in frozen.elements.values()
        for html in kept["html"].values()
    )


def _chosen(going, items):
    """``(page, item)``, their numbers: what the items chose, or lead to in their texts, in either language."""
    keys = {each.page.translation_key: number for number, each in items.items()}
    versions = dict(Page.objects.filter(translation_key__in=keys).values_list("pk", "translation_key"))
    pages = ContentType.objects.get_for_model(Page)
    found = ReferenceIndex.objects.filter(
        base_content_type=pages,
        object_id__in=map(str, versions),
        to_content_type=pages,
        to_object_id__in=map(str, going),
    )
    for item, shown in found.order_by("pk").values_list("object_id", "to_object_id"):
        yield int(shown), keys[versions[int(item)]]


def _in_kept_markup(going, items):
    """The same of what the elements showed that come from elsewhere."""
    addresses = {each.get_url_parts()[2]: number for number, each in going.items() if each.get_url_parts()}
    for number, frozen in items.items():
        for kept in frozen.elements.values():
            for html in kept["html"].values():
                for link in LINK.findall(html):
                    if (shown := addresses.get(urlsplit(unescape(link)).path)) is not None:
                        yield shown, number

"""Reads a page as everybody sees it: what it says there is what it is found by."""

import re

import lxml.html
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import override

from cms.languages import language_of
from cms.requests import answering
from cms.thai.digits import dates_in_thai_digits

from .sources import Reading, plain

# What stands on a page and is not about its matter.
_AROUND = (
    "//main//*[self::nav or self::form or self::script or self::style or self::svg or self::template "
    "or contains(concat(' ', normalize-space(@class), ' '), ' no-print ') "
    "or contains(concat(' ', normalize-space(@class), ' '), ' fact-row ')]"
)
_WITHIN_LINE = frozenset(
    {"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)
_DOCUMENT = re.compile(r"/documents/([a-z0-9]+)/")


def read(page):
    """The Reading of the specific, live ``page``.

    Raises whatever its template or its parts raise.
    """
    main = lxml.html.fromstring(shown(page)).find(".//main")
    if main is None:
        return Reading(page, "", frozenset())
    addresses = {
        match.group(1) for link in main.iter("a") if (match := _DOCUMENT.search(link.get("href", "")))
    }
    for part in main.getroottree().xpath(_AROUND):
        part.drop_tree()
    return Reading(page, plain("".join(_texts(main))) if page.found_by_text else "", frozenset(addresses))


def shown(page):
    """The HTML that a visitor who is not signed in gets."""
    site = page.get_site()
    request = RequestFactory().get(page.get_url(), SERVER_NAME=site.hostname, SERVER_PORT=str(site.port))
    request.user = AnonymousUser()
    digits = dates_in_thai_digits.get()
    try:
        with override(language_of(page)), answering(request):
            request.LANGUAGE_CODE = language_of(page)
            found, args, kwargs = page.route(request, [])
            return found.serve(request, *args, **kwargs).render().content
    finally:
        # The page may belong to another station than the request that publishes it.
        dates_in_thai_digits.set(digits)


def _texts(element):
    """The texts of ``element`` in order, with a space where a block begins or ends."""
    within = element.tag in _WITHIN_LINE
    if not within:
        yield " "
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""
    if not within:
        yield " "

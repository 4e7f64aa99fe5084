"""One search over the pages of a station, in the language being read."""

from django.core.paginator import Paginator
from django.shortcuts import render
from wagtail.models import Page, Site

from cms.languages import NAMES, active_locale

LONGEST_QUERY = 100
PER_PAGE = 10


def search(request):
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    found = pages_matching(Site.find_for_request(request), words)
    return render(
        request,
        "cms/search.html",
        {
            "words": words,
            "results": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
            "languages": search_languages(request),
        },
    )


def pages_matching(site, words):
    """The live pages of the station ``site`` in the active language that match ``words``, best first."""
    if not words or not site:
        return []
    home = site.root_page.get_translation_or_none(active_locale()) or site.root_page
    return Page.objects.live().public().descendant_of(home, inclusive=True).specific().search(words)


def search_languages(request):
    prefix = {"th": "/search/", "en": "/en/search/"}
    return [
        {
            "code": code,
            "name": name,
            "url": prefix[code],
            "current": code == request.LANGUAGE_CODE,
            "exact": True,
        }
        for code, name in NAMES.items()
    ]

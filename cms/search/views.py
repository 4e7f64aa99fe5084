"""One search over all that a station publishes, in the language being read."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from cms.bilingual import active_language
from cms.languages import NAMES
from cms.media.content import ALLOWED_DOCUMENT_TYPES

from .asked import LONGEST
from .finding import Finder, entries, titles_with
from .fragments import Marker
from .kinds import Kind

PER_PAGE = 10
SUGGESTIONS = 8
FACTS = ("kind", "year", "item", "format")


def search(request):
    words = _typed(request)
    site, facts = Site.find_for_request(request), _facts(request)
    found = Finder(site, active_language()).find(words) if site else None
    rows, is_cut = _narrowed(found, site, facts) if found else ([], False)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    # As it was typed: an empty page is no answer to a mended word either.
    context = {
        "words": words,
        "found": found,
        "facts": facts,
        "choices": _choices(found.rows if found else []),
        "results": page,
        "shown": _shown(page, found, request) if found else [],
        "number": len(rows),
        "is_cut": is_cut,
        "languages": _languages(request),
    }
    return render(request, "cms/search.html", context)


def suggestions(request):
    """``{suggestions: [title]}`` of what has the words that somebody is typing in its title."""
    site = Site.find_for_request(request)
    titles = titles_with(site, active_language(), _typed(request), SUGGESTIONS) if site else []
    return JsonResponse({"suggestions": titles})


def _typed(request):
    return " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]


def _facts(request):
    """``{kind, year, item, format}`` that were asked for, "" for what was not, or not in earnest."""
    given = {name: request.GET.get(name, "") for name in FACTS}
    return {
        "kind": given["kind"] if given["kind"] in Kind.values else "",
        "year": int(given["year"])
        if given["year"].isascii() and given["year"].isdigit() and len(given["year"]) == 4
        else "",
        "item": given["item"]
        if given["item"][:1] == "O" and given["item"][1:].isdigit() and len(given["item"]) < 4
        else "",
        "format": given["format"] if given["format"] in ALLOWED_DOCUMENT_TYPES.values() else "",
    }


def _narrowed(found, site, facts):
    """``(rows, is_cut)`` of what was ``found`` that has the ``facts``, looked for again where there is more of it."""
    if found.is_cut and any(facts.values()):
        again = Finder(site, active_language(), **facts).find(found.asked.text)
        return again.rows, again.is_cut
    rows = [
        row
        for row in found.rows
        if all(not value or _fact(row, name) == value for name, value in facts.items())
    ]
    return rows, found.is_cut


def _fact(row, name):
    return ALLOWED_DOCUMENT_TYPES.get(row["format"], "") if name == "format" else row[name]


def _choices(rows):
    """``{name of a fact: {value: how many of the rows}}``: kinds as they are offered, years and items in order."""
    counts = {name: {} for name in FACTS}
    for row in rows:
        for name in FACTS:
            if value := _fact(row, name):
                counts[name][value] = counts[name].get(value, 0) + 1
    kinds = counts["kind"]
    return {
        "kinds": [
            {"value": kind.value, "label": kind.label, "number": kinds[kind]}
            for kind in Kind
            if kind in kinds
        ],
        "years": sorted(counts["year"], reverse=True),
        "items": sorted(counts["item"], key=lambda code: int(code[1:])),
        "formats": sorted(counts["format"]),
    }


def _shown(page, found, request):
    """``{entry, address, title, fragment}`` of each result on the page, what was looked for marked in it."""
    marker = Marker(found.groups)
    return [
        {
            "entry": entry,
            "address": entry.get_address(request),
            "title": marker.marked(entry.title),
            "fragment": marker.fragment(entry.text),
        }
        for entry in entries(page.object_list)
    ]


def _languages(request):
    """The switch of languages: the same words are looked for in the other one."""
    found = []
    for code, name in NAMES.items():
        with override(code):
            url = reverse("search")
        found.append(
            {"code": code, "name": name, "url": url, "current": code == request.LANGUAGE_CODE, "exact": True}
        )
    return found

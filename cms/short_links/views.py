"""Leads whoever scans a code on to where it aims today."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.languages import language_of
from cms.visits.readers import is_person

from .counting import count
from .models import ShortLink


@never_cache
@require_safe
def follow(request, code):
    """Redirects for now only (302), so that no browser remembers where a code led before.

    404, with a way on, where the station has no such code or what it led to is not published.
    """
    site = Site.find_for_request(request)
    link = ShortLink.objects.filter(site=site, code=code.lower()).select_related("page").first()
    address = address_for(link, request) if link else ""
    if not address:
        with override(get_language_from_request(request)):
            response = render(request, "short_links/unknown.html", status=404)
    else:
        if is_person(request):
            count(link)
        response = HttpResponseRedirect(address)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def address_for(link, request):
    """Where the ``link`` leads: its page in the language that the browser asks for if there is one. "" for nowhere."""
    if link.page_id is None:
        return link.address
    wanted = get_language_from_request(request)
    versions = {
        language_of(version): version
        for version in Page.objects.live().public().filter(translation_key=link.page.translation_key)
    }
    page = versions.get(wanted) or versions.get(language_of(link.page))
    url = page.get_url(request) if page else None
    return f"{url}#{link.anchor}" if url and link.anchor else url or ""

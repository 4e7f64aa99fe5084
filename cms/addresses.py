"""Addresses of pages, worked out once a request for each language and not once for each page."""

from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

# Levels of pages below a home page that an address can name.
DEEPEST = 12


def home_addresses(request):
    """``{url_path: url}`` of the home pages of the request's station, one for each language."""
    if not hasattr(request, "_home_addresses"):
        request._home_addresses = dict(homes_of(Site.find_for_request(request)))
    return request._home_addresses


def homes_of(site):
    """Yields ``(url_path, url)`` of the home pages of the station ``site``, one for each language."""
    for site_id, url_path, _root_url, language in Site.get_site_root_paths():
        if site and site_id == site.pk:
            with override(language):
                yield url_path, reverse("wagtail_serve", args=[""])


def url_of(url_path, request):
    """What ``Page.get_url`` gives for a page of the request's station; None for a page of another one.

    ``url_path``: that of the page, with the slug of its home page in front.
    """
    for home, address in home_addresses(request).items():
        if url_path.startswith(home):
            return address + url_path[len(home) :]
    return None


def page_at(address, site):
    """The live page of the station ``site`` at ``address``, a path without host, or None."""
    path = urlsplit(address).path
    for home, start in sorted(homes_of(site), key=lambda each: -len(each[1])):
        if f"{path.rstrip('/')}/".startswith(start):
            below = path[len(start) :].strip("/")
            return Page.objects.live().filter(url_path=f"{home}{below}/" if below else home).first()
    return None


def nearest_page(address, site):
    """As ``page_at``, or where no page is at ``address`` the nearest one above it: an answer is part of its page."""
    path = f"{urlsplit(address).path.rstrip('/')}/"
    for home, start in sorted(homes_of(site), key=lambda each: -len(each[1])):
        if path.startswith(start):
            names = path[len(start) :].strip("/").split("/")[:DEEPEST]
            ways = [home + "".join(f"{name}/" for name in names[:length]) for length in range(len(names) + 1)]
            return Page.objects.live().filter(url_path__in=ways).order_by("-depth").first()
    return None

"""Addresses of pages, worked out once a request for each language and not once for each page."""

from urllib.parse import urlsplit

from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import override
from wagtail.models import Page, Site

from cms.page_cache.known import known
from cms.root_paths import homes

# Levels of pages below a home page that an address can name.
DEEPEST = 12


def home_addresses(request):
    """``{url_path: url}`` of the home pages of the request's station, one for each language."""
    return known(request, "home addresses", lambda: dict(homes_of(Site.find_for_request(request))))


def homes_of(site):
    """Yields ``(url_path, url)`` of the home pages of the station ``site``, one for each language."""
    for home in homes(site) if site else ():
        with override(home.language):
            yield home.url_path, reverse("wagtail_serve", args=[""])


def url_of(url_path, request):
    """What ``Page.get_url`` gives for a page of the request's station; None for a page of another one.

    ``url_path``: that of the page, with the slug of its home page in front.
    """
    for home, address in home_addresses(request).items():
        if url_path.startswith(home):
            return address + url_path[len(home) :]
    return None


def address_of(page, request):
    """The address of ``page``, a Page or a row with its ``pk`` and ``url_path``, also of one of another station."""
    return url_of(page.url_path, request) or Page.objects.get(pk=page.pk).get_url(request)


def page_at(address, site):
    """The live page of the station ``site`` at ``address``, a path without host, or None."""
    path = urlsplit(address).path
    for home, start in sorted(homes_of(site), key=lambda each: -len(each[1])):
        if f"{path.rstrip('/')}/".startswith(start):
            below = path[len(start) :].strip("/")
            return pages_at([f"{home}{below}/" if below else home], site).live().first()
    return None


def nearest_page(address, site):
    """As ``page_at``, or where no page is at ``address`` the nearest one above it: an answer is part of its page."""
    path = f"{urlsplit(address).path.rstrip('/')}/"
    for home, start in sorted(homes_of(site), key=lambda each: -len(each[1])):
        if path.startswith(start):
            names = path[len(start) :].strip("/").split("/")[:DEEPEST]
            ways = [home + "".join(f"{name}/" for name in names[:length]) for length in range(len(names) + 1)]
            return pages_at(ways, site).live().order_by("-depth").first()
    return None


def free_slug(parent, title, otherwise):
    """The slug of a new page below ``parent``: its ``title`` where that has Latin letters, or else ``otherwise``.

    Addresses are in ASCII. A number is added where another page has the slug already.
    """
    wanted = slugify(title)[:100].strip("-") or otherwise
    taken = set(parent.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def pages_at(url_paths, site):
    """A queryset of the pages of the station ``site`` with these ``url_paths``.

    The database has no index of addresses, but one of where pages are in the tree.
    """
    below = Q(pk__in=[])
    for home in homes(site):
        below |= Q(path__startswith=home.path)
    return Page.objects.filter(below, url_path__in=url_paths)

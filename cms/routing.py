"""Finds the page for an address in two queries, however deep it lies, with what the page needs to be shown."""

from django.http import Http404
from wagtail.models import Page, Site
from wagtail.views import serve as serve_page

from cms.addresses import DEEPEST, pages_at
from cms.bilingual import active_language
from cms.languages import SHORT
from cms.root_paths import homes
from cms.sites import know_site


def serve(request, path):
    """Wagtail's view of a page; only finding the page is quicker."""
    know_site(request)
    try:
        request._wagtail_route_for_request = route(request, path)
    except Http404:
        request._wagtail_route_for_request = None
    return serve_page(request, path)


def route(request, path):
    """The RouteResult for the ``path`` below the home page of the request's station and language, or None.

    The page knows its station, the pages above it and its translations. Raises Http404 where there is no page.
    """
    site = Site.find_for_request(request)
    home = home_path(site) if site else None
    if not home:
        return None
    names = [name for name in path.split("/") if name]
    addresses = [
        f"{home}{''.join(f'{name}/' for name in names[:length])}" for length in range(len(names) + 1)
    ]
    versions = versions_at(addresses[: DEEPEST + 1], site)
    way = [page for page in versions if page.url_path in addresses]
    if not way:
        return None
    for each in versions:
        each.other_versions = [
            other for other in versions if other.translation_key == each.translation_key and other is not each
        ]
    for home in (way[0], *way[0].other_versions):
        if home.pk == site.root_page_id:
            site.root_page = home
    found = way.pop()
    page = found.specific
    page.station, page.above = site, way
    page.other_versions = found.other_versions
    page.versions_above = [version for each in way for version in each.other_versions]
    return page.route(request, names[len(way) :])


def home_path(site):
    """The path in the tree of the station's home page in the active language, or else in Thai; None without one."""
    found = {home.language: home.url_path for home in homes(site)}
    return found.get(active_language()) or next(iter(found.values()), None)


def versions_at(url_paths, site):
    """The station's pages with these ``url_paths`` and their translations, from the top of the tree down."""
    keys = pages_at(url_paths, site).values("translation_key")
    # Django takes longer to write an order down than it takes to sort a few pages.
    pages = Page.objects.filter(translation_key__in=keys.order_by()).only(*SHORT).order_by()
    return sorted(pages, key=lambda page: (page.depth, page.path))

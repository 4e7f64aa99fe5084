"""Finds the page for an address in two queries, however deep it lies, with what the page needs to be shown."""

from copy import copy

from django.http import Http404
from wagtail.models import Page, Site
from wagtail.views import serve as serve_page

from cms.addresses import DEEPEST, pages_at
from cms.bilingual import active_language
from cms.languages import SHORT, below
from cms.page_cache.known import is_told, known_here
from cms.root_paths import homes
from cms.sites import know_site

# Where a parent has more pages than that below it, none of them are kept: the one that is wanted is looked for alone.
FEW = 100


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
    way = (told_way if is_told() else way_of)(addresses[: DEEPEST + 1], site)
    if not way:
        return None
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


def way_of(url_paths, site):
    """The station's pages with these ``url_paths``, each with its ``other_versions``, in one query."""
    found = with_versions(pages_at(url_paths, site))
    return [found[path] for path in url_paths if path in found]


def told_way(url_paths, site):
    """As ``way_of``, for readers who share what is below a page, and without the queries for what one of them read."""
    way = []
    for path in url_paths:
        page = pages_around(path, way[-1] if way else None, site).get(path)
        if not page:
            break
        # The others read the same one: this one is for what is remembered on it while it is shown.
        way.append(copy(page))
        way[-1].other_versions = [copy(version) for version in page.other_versions]
    return way


def pages_around(url_path, parent, site):
    """As ``with_versions``: the page at ``url_path`` and those beside it, which are few; else that page alone.

    ``parent``: the page above it, None for a home page.
    """
    if parent is None:
        return known_here(f"page at {url_path}", lambda: with_versions(pages_at([url_path], site)))
    if parent.numchild > FEW:
        return with_versions(pages_at([url_path], site))
    return known_here(
        f"pages below {parent.path}", lambda: with_versions(Page.objects.filter(below(parent, 1)))
    )


def with_versions(pages):
    """``{url_path: page}`` of the ``pages``, a queryset, and their translations, which know each other."""
    versions = {}
    # Django takes longer to write an order down than it takes to sort a few pages.
    keys = pages.order_by().values("translation_key")
    for page in Page.objects.filter(translation_key__in=keys).only(*SHORT, "numchild").order_by():
        versions.setdefault(page.translation_key, []).append(page)
    for found in versions.values():
        for page in found:
            page.other_versions = [other for other in found if other is not page]
    return {page.url_path: page for found in versions.values() for page in found}

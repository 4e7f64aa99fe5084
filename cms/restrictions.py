"""Which pages are not for everybody: Wagtail's restrictions, which hold for all pages below."""

from functools import partial
from itertools import chain

from wagtail.models import Page, PageViewRestriction

from cms.page_cache.known import is_told, known_here


def way_to(path):
    """``path``, a page's place in the tree, and those of all pages above it."""
    return {path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)}


def restrictions_on(path):
    """The PageViewRestrictions of the page at ``path`` and of all pages above it.

    Each public page asks: that a station has none above it is known to all its readers.
    """
    way = way_to(path)
    if is_told() and not restricted_among(way):
        return PageViewRestriction.objects.none()
    return PageViewRestriction.objects.filter(page__path__in=way)


def restricted_among(paths):
    """Those of ``paths``, places in the tree of the station being read, that have a restriction of their own: a set."""
    if not is_told():
        return _paths(page__path__in=paths)
    # The root is above all stations, and a restriction of it would end what is known of each.
    tops = {path[: 2 * Page.steplen] for path in paths}
    known = (known_here(f"restricted {top}", partial(_below, top)) for top in tops)
    return paths.intersection(chain.from_iterable(known))


def _below(top):
    """``top``: the path of the root itself or of a home page."""
    return _paths(page__path=top) if len(top) == Page.steplen else _paths(page__path__startswith=top)


def _paths(**where):
    return frozenset(PageViewRestriction.objects.filter(**where).values_list("page__path", flat=True))

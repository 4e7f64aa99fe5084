"""Where the pages of each station begin: every address of a page is worked out from it.

Wagtail keeps this list in the cache of one process for an hour: a station that was made a moment ago would have no
addresses in another process. It also asks for it with one query for each station. Here each process keeps it for as
long as the generation lasts in which it was read (cms.page_cache.generations), and reads it in two queries.
"""

from collections import defaultdict
from functools import partial
from typing import NamedTuple

from django.db import transaction
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath

from cms.page_cache.generations import generations

GENERATION = "root-paths"


class Home(NamedTuple):
    """A station's home page in one language, with its place in the tree of pages and the one in its addresses."""

    language: str
    path: str
    url_path: str


class _Found(NamedTuple):
    """``paths``: of all. ``homes``: by a Site's id. ``at``: by where they are. ``of_two``: of two stations."""

    paths: list
    homes: dict
    at: dict
    of_two: list


NOTHING = None, _Found([], {}, {}, [])


class RootPaths:
    """Takes the place of Wagtail's ``Site.get_site_root_paths`` and ``Site.clear_site_root_paths_cache``."""

    def __init__(self):
        self._known = NOTHING

    def read(self):
        """A list of ``SiteRootPath``, the most specific path first. The same list for all: not to be changed."""
        return self._read().paths

    def homes(self, site):
        """The Homes of the station ``site``, Thai first."""
        return self.homes_by_number(site.pk)

    def homes_by_number(self, number):
        """As ``homes``, for the id of a Site."""
        return self._read().homes.get(number, [])

    def above(self, url_path):
        """The SiteRootPaths above the page at ``url_path``, the most specific first."""
        found = self._read().at
        ends = [index + 1 for index, letter in enumerate(url_path or "") if letter == "/"]
        return [path for end in reversed(ends) for path in found.get(url_path[:end], ())]

    def of_two(self):
        """A SiteRootPath of one station, and one of another where there is one."""
        return self._read().of_two

    def _read(self):
        generation = generations.read(GENERATION)
        known_of, found = self._known
        if generation is None or generation != known_of:
            # The generation was read before: what is saved meanwhile begins another one.
            found = _looked_up()
            self._known = generation, found
        return found

    def forget(self):
        """Here at once, and in the other processes as soon as the transaction is certain."""
        self._known = NOTHING
        begin = partial(generations.begin, GENERATION)
        # Whoever is in no transaction may have no database at all.
        if transaction.get_connection().in_atomic_block:
            transaction.on_commit(begin)
        else:
            begin()


def _looked_up():
    keys = Site.objects.values("root_page__translation_key").order_by()
    by_key = defaultdict(list)
    for page in Page.objects.filter(translation_key__in=keys).select_related("locale").order_by("path"):
        by_key[page.translation_key].append(Home(page.locale.language_code, page.path, page.url_path))
    sites = Site.objects.select_related("root_page")
    sites = list(sites.order_by("-root_page__url_path", "-is_default_site", "hostname"))
    homes = {site.pk: by_key[site.root_page.translation_key] for site in sites}
    paths = [
        SiteRootPath(site.pk, home.url_path, site.root_url, home.language)
        for site in sites
        for home in homes[site.pk]
    ]
    at, of_two = defaultdict(list), {}
    for path in paths:
        at[path.root_path].append(path)
        if len(of_two) < 2:
            of_two.setdefault(path.site_id, path)
    return _Found(paths, homes, dict(at), list(of_two.values()))


root_paths = RootPaths()
homes = root_paths.homes
homes_by_number = root_paths.homes_by_number


def _relevant_paths(page, cache_object=None):
    """Wagtail looks through the list of all stations for each address of a page, and counts it besides.

    Among more than a thousand that is most of what a list of pages costs.
    """
    # Wagtail's redirects pass on what this notes.
    page._get_site_root_paths(cache_object)
    return tuple(root_paths.above(page.url_path))


def _enough_to_count(page, request=None):
    """Nothing else is asked of the whole list of a page than whether there is more than one station."""
    (request or page)._wagtail_cached_site_root_paths = root_paths.of_two()
    return root_paths.of_two()


def connect():
    Site.get_site_root_paths = staticmethod(root_paths.read)
    Site.clear_site_root_paths_cache = staticmethod(root_paths.forget)
    Page._get_relevant_site_root_paths = _relevant_paths
    Page._get_site_root_paths = _enough_to_count

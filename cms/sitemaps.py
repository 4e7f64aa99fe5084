"""The site map for search engines: both languages of every page, each with its alternates.

Wagtail's own lists the Thai tree only.
"""

from datetime import datetime
from typing import NamedTuple

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.utils.translation import override
from wagtail.models import Page, Site

from cms.languages import NAMES, language_of
from cms.standing_pages import standing_pages


class Listed(NamedTuple):
    """One address. ``versions``: ``{language: address}`` of the page in all its languages, this one among them."""

    url: str
    versions: dict[str, str]
    changed_at: datetime | None = None


class StationSitemap(Sitemap):
    """Every live public page of one station, and what it has beside its pages."""

    def __init__(self, request):
        self.request = request

    def items(self):
        site = Site.find_for_request(self.request)
        return [*self._pages(site), *self._standing_pages()] if site else []

    def _pages(self, site):
        pages = Page.objects.none()
        for home in site.root_page.get_translations(inclusive=True):
            pages = pages | Page.objects.descendant_of(home, inclusive=True)
        pages = list(pages.live().public().order_by("path"))
        versions = {}
        for page in pages:
            url = self.request.build_absolute_uri(page.get_url(self.request))
            versions.setdefault(page.translation_key, {})[language_of(page)] = url
        for page in pages:
            found = versions[page.translation_key]
            yield Listed(found[language_of(page)], found, page.last_published_at)

    def _standing_pages(self):
        for page in standing_pages().values():
            if page.is_listed:
                versions = {language: self._url_in(language, page) for language in NAMES}
                yield from (Listed(url, versions) for url in versions.values())

    def _url_in(self, language, page):
        with override(language):
            return self.request.build_absolute_uri(page.url)

    def get_urls(self, page=1, site=None, protocol=None):
        return [
            {
                "item": each,
                "location": each.url,
                "lastmod": each.changed_at,
                "changefreq": None,
                "priority": "",
                "alternates": [
                    {"lang_code": language, "location": url} for language, url in each.versions.items()
                ],
            }
            for each in self.paginator.page(page).object_list
        ]


def sitemap(request):
    stations = {"station": StationSitemap(request)}
    return sitemap_view(request, stations, content_type="application/xml; charset=utf-8")

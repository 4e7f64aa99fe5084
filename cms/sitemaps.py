"""The site map for search engines: both languages of every page, each with its alternates.

Wagtail's own lists the Thai tree only.
"""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from wagtail.models import Page, Site

from cms.languages import language_of


class StationSitemap(Sitemap):
    """Every live public page of one station.  ``get_urls`` writes a ``url`` for each with its translations."""

    def __init__(self, request):
        self.request = request

    def items(self):
        site = Site.find_for_request(self.request)
        if not site:
            return []
        homes = site.root_page.get_translations(inclusive=True)
        pages = Page.objects.none()
        for home in homes:
            pages = pages | Page.objects.descendant_of(home, inclusive=True)
        return list(pages.live().public().order_by("path"))

    def get_urls(self, page=1, site=None, protocol=None):
        pages = self.paginator.page(page).object_list
        addresses = {}
        for item in self.paginator.object_list:
            url = self.request.build_absolute_uri(item.get_url(self.request))
            addresses.setdefault(item.translation_key, {})[language_of(item)] = url
        return [
            {
                "item": item,
                "location": addresses[item.translation_key][language_of(item)],
                "lastmod": item.last_published_at,
                "changefreq": None,
                "priority": "",
                "alternates": [
                    {"lang_code": code, "location": url}
                    for code, url in addresses[item.translation_key].items()
                ],
            }
            for item in pages
        ]


def sitemap(request):
    stations = {"station": StationSitemap(request)}
    return sitemap_view(request, stations, content_type="application/xml; charset=utf-8")

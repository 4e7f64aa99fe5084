"""The main menu, the footer and the addresses of the station's known pages, for one request."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.bilingual import active_language
from home.models.navigation import Navigation


class StationPages:
    """The pages directly below a station's home page, in both languages, read in one query.

    ``request`` tells the station and the language. A page that is not live in the active language is
    represented by the Thai one, which the templates mark as Thai.
    """

    def __init__(self, request):
        self.request = request
        self.site = Site.find_for_request(request)

    @cached_property
    def _pages(self):
        if not self.site:
            return []
        homes = self.site.root_page.get_translations(inclusive=True).live()
        paths = [home.path for home in homes]
        below = Page.objects.none()
        for path in paths:
            below = below | Page.objects.filter(path__startswith=path, depth__lte=3)
        return list(
            below.live()
            .public()
            .select_related("locale")
            .defer_streamfields()
            .specific(defer=True)
            .order_by("path")
        )

    @cached_property
    def by_translation(self):
        """``{translation key: page}``, each in the active language where it exists, else in Thai."""
        found = {}
        for page in self._pages:
            language = page.locale.language_code
            if language == active_language() or (language == "th" and page.translation_key not in found):
                found[page.translation_key] = page
        return found

    @cached_property
    def in_order(self):
        return sorted(
            self.by_translation.values(),
            key=lambda page: next(
                index
                for index, each in enumerate(self._pages)
                if each.translation_key == page.translation_key
            ),
        )

    @cached_property
    def addresses(self):
        """``{address key: url}`` of the pages that templates link to by name."""
        return {
            key: page.get_url(self.request)
            for page in self.in_order
            if (key := getattr(page, "address_key", ""))
        }

    def link(self, page, title=None):
        """``{title, url, lang, current}``; ``lang`` only where the target is in another language."""
        language = page.locale.language_code
        url = page.get_url(self.request)
        path = self.request.path
        return {
            "title": title or page.title,
            "url": url,
            "lang": language if language != active_language() else None,
            "current": path == url or (page.depth > 2 and path.startswith(url)),
        }

    def localized(self, page):
        """The page to show for a chosen ``page``: its translation where there is a live one."""
        return self.by_translation.get(page.translation_key, page)


def main_menu(pages, navigation):
    """The station's own menu, or the home page and the pages shown in menus."""
    if navigation.main_menu:
        return [_chosen_link(pages, child.value) for child in navigation.main_menu if _is_shown(child.value)]
    return [
        pages.link(page, _("Home") if page.depth == 2 else None)
        for page in pages.in_order
        if page.depth == 2 or page.show_in_menus
    ]


def footer_columns(pages, navigation):
    """The station's own columns, or two sensible ones."""
    if navigation.footer:
        return [
            {
                "title": child.value["title_en"] if active_language() == "en" else child.value["title_th"],
                "links": [_chosen_link(pages, link) for link in child.value["links"] if _is_shown(link)],
            }
            for child in navigation.footer
        ]
    return [
        {
            "title": _("Services"),
            "links": _named(pages, ["e_services", "one_stop_service", "questions", "feedback"]),
        },
        {"title": _("Transparency"), "links": _named(pages, ["oit", "integrity", "orders", "complaint"])},
    ]


def base_links(pages):
    """What the law and good practice ask for at the foot of each page."""
    return _named(pages, ["accessibility", "privacy", "site_map"])


def navigation_for(request):
    """Everything that the templates need to lead a visitor on."""
    pages = StationPages(request)
    if not pages.site:
        return {}
    chosen = Navigation.for_request(request)
    return {
        "main_menu": main_menu(pages, chosen),
        "footer_columns": footer_columns(pages, chosen),
        "base_links": base_links(pages),
        "addresses": pages.addresses,
    }


def _named(pages, keys):
    found = {getattr(page, "address_key", ""): page for page in pages.in_order}
    return [pages.link(found[key]) for key in keys if key in found]


def _is_shown(link):
    return bool(link.get("url")) or bool(link.get("page") and link["page"].live)


def _chosen_link(pages, link):
    if link.get("url"):
        return {"title": link.label(), "url": link["url"], "lang": None, "current": False}
    page = pages.localized(link["page"])
    return pages.link(page, link.label(page))

"""The main menu, the footer and the addresses of the station's known pages, for one request."""

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.addresses import address_of
from cms.bilingual import Text, active_language
from cms.languages import below, below_in_both_languages, language_of
from cms.page_cache.known import known
from cms.standing_pages import standing_pages
from home.models.navigation import Navigation

# What a menu needs to know of a page. Whole pages take longer to make than to find.
COLUMNS = (
    "pk", "path", "depth", "url_path", "slug", "title", "show_in_menus", "locale_id", "translation_key",
    "content_type_id",
)  # fmt: skip


def address_key(page):
    """The name by which templates know ``page``, or an empty string."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return model.address_key_of(page) if model else ""


class StationPages:
    """The pages directly below a station's home page, in both languages, read in one query as tuples of COLUMNS.

    ``request`` tells the station and the language. A page that is not live in the active language is
    represented by the Thai one, which the templates mark as Thai.
    """

    def __init__(self, request):
        self.request = request
        self.site = Site.find_for_request(request)
        self.reading = active_language()

    @classmethod
    def for_request(cls, request):
        """The one instance of this request."""
        if not hasattr(request, "_station_pages"):
            request._station_pages = cls(request)
        return request._station_pages

    @cached_property
    def _pages(self):
        return self._known("pages", self._read) if self.site else []

    def _known(self, name, read):
        return known(self.request, f"menu {name} {self.reading}", read)

    def _read(self):
        # On a Thai page nothing leads to another language.
        among = below if self.reading == "th" else below_in_both_languages
        found = self._found(Page.objects.live().filter(among(self.site.root_page, 0, 1)).order_by())
        return sorted(found, key=lambda page: page.path)

    @staticmethod
    def _found(pages):
        return pages.values_list(*COLUMNS, named=True)

    @cached_property
    def by_translation(self):
        """``{translation key: page}``, each in the active language where it exists, else in Thai."""
        found = {}
        for page in self._pages:
            language = language_of(page)
            if language == self.reading or (language == "th" and page.translation_key not in found):
                found[page.translation_key] = page
        return found

    @cached_property
    def _by_number(self):
        return {page.pk: page for page in self._pages}

    @cached_property
    def in_order(self):
        """The pages in the order of the tree; a translation stands where its Thai page does."""
        return list(self.by_translation.values())

    @cached_property
    def by_key(self):
        """``{address key: page}`` of the pages that have one."""
        return self._known(
            "keys", lambda: {key: page for page in self.in_order if (key := address_key(page))}
        )

    @cached_property
    def addresses(self):
        """``{address key: url}`` of what templates link to by name."""
        return self._known("addresses", self._read_addresses)

    def _read_addresses(self):
        of_pages = {key: self.url(page) for key, page in self.by_key.items()}
        return of_pages | {key: page.url for key, page in standing_pages().items()}

    def url(self, page):
        """The address of ``page``, also of one that belongs to another station."""
        return address_of(page, self.request)

    def page(self, key):
        """The page with this address key in the language being read, or None where it has none."""
        page = self.by_key.get(key)
        return page if page and language_of(page) == self.reading else None

    def chosen(self, pk):
        """The live page with the number ``pk`` as it is shown in this language, or None."""
        page = self._by_number.get(pk) or self._found(Page.objects.live().filter(pk=pk)).first()
        return self.by_translation.get(page.translation_key, page) if page else None

    def link(self, page, title=None):
        """``{title, url, lang, current}``; ``lang`` only where the target is in another language.

        ``title``: a text in the active language; if not given, the page's own.
        """
        language = language_of(page)
        url = self.url(page)
        path = self.request.path
        return {
            "title": title or Text(page.title, language),
            "url": url,
            "lang": language if language != self.reading else None,
            "current": path == url or bool(url and page.depth > 2 and path.startswith(url)),
        }


def main_menu(pages, navigation):
    """The station's own menu, or the home page and the pages shown in menus."""
    if navigation.main_menu:
        return _chosen_links(pages, [block["value"] for block in navigation.main_menu.raw_data])
    return [
        pages.link(page, _("Home") if page.depth == 2 else None)
        for page in pages.in_order
        if page.depth == 2 or page.show_in_menus
    ]


def footer_columns(pages, navigation):
    """The station's own columns, or two sensible ones."""
    if navigation.footer:
        columns = [block["value"] for block in navigation.footer.raw_data]
        return [
            {
                "title": _in_language(column, "title"),
                "links": _chosen_links(pages, [link["value"] for link in column["links"]]),
            }
            for column in columns
        ]
    return [
        {
            "title": _("Services"),
            "links": _named(pages, ["e_services", "one_stop_service", "questions", "feedback", "tip"]),
        },
        {"title": _("Transparency"), "links": _named(pages, ["oit", "integrity", "orders", "complaint"])},
    ]


def base_links(pages):
    """What the law and good practice ask for at the foot of each page."""
    return _named(pages, ["accessibility", "privacy", "site_map"])


def navigation_for(request):
    """Everything that the templates need to lead a visitor on.

    ``footer``: a function that gives the columns of links and the links at the foot.
    """
    pages = StationPages.for_request(request)
    if not pages.site:
        return {}
    chosen = Navigation.for_request(request)
    return {
        "main_menu": main_menu(pages, chosen),
        "footer": lambda: (footer_columns(pages, chosen), base_links(pages)),
        "addresses": pages.addresses,
    }


def _named(pages, keys):
    standing = standing_pages()
    return [
        _standing_link(standing[key]) if key in standing else pages.link(pages.by_key[key])
        for key in keys
        if key in standing or key in pages.by_key
    ]


def _standing_link(page):
    return {"title": page.title, "url": page.url, "lang": None, "current": False}


def _chosen_links(pages, values):
    """The links that a station chose, as stored; those whose page is gone or not live are left out.

    The stored values are read as they are: as block values, each menu would cost a query of its own.
    """
    links = []
    for value in values:
        if value.get("url"):
            label = _in_language(value, "label")
            links.append({"title": label, "url": value["url"], "lang": None, "current": False})
        elif page := pages.chosen(value.get("page")):
            links.append(pages.link(page, value.get(f"label_{pages.reading}")))
    return links


def _in_language(value, name):
    """The text ``name`` of a stored block in the active language, or in Thai and marked so."""
    language = active_language()
    given = value.get(f"{name}_{language}")
    return Text(given, language) if given else Text(value.get(f"{name}_th") or "", "th")

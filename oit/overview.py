"""A fiscal year at a glance: every item of its edition, whether it is published, and where."""

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from cms.addresses import url_of
from cms.bilingual import active_language
from cms.languages import NAMES, below_in_both_languages, language_of
from cms.page_cache.known import known
from oit.editions import edition_for


def overviews(index, years, request):
    """``(year page, YearOverview)`` of each of the ``years`` below the page ``index``, in one query for all."""
    below = {}
    for page in live_rows(index, 2):
        year = page.url_path.split("/")[-3]
        below.setdefault(year, []).append(page)
    shown = [(year, YearOverview.of_year_page(year, request)) for year in years]
    for year, overview in shown:
        overview.pages = by_slug(below.get(year.slug, ()))
    return shown


def live_rows(page, level):
    """What is needed of the live pages so many levels below ``page``, in both languages and no order."""
    pages = Page.objects.live().filter(below_in_both_languages(page, level)).order_by()
    return pages.values_list("pk", "slug", "url_path", "locale_id", "last_published_at", named=True)


def by_slug(pages):
    """``{slug: {language: page}}`` of ``pages``, rows as `live_rows` gives them."""
    found = {}
    for page in pages:
        found.setdefault(page.slug, {})[language_of(page)] = page
    return found


def _day(moment):
    return timezone.localdate(moment) if moment else None


class ItemRow(NamedTuple):
    """One item. ``url`` and ``published_at`` are None while it is not published.

    ``title``: the short one, for tiles and links. U+200B stands where a line may break.
    ``lang``: the language of the page behind ``url`` where it is not the one being read.
    ``current``: whether it is the item whose page is being read.
    """

    item: object
    title: str
    url: str | None
    published_at: datetime | None
    languages: tuple[str, ...]
    lang: str | None
    current: bool = False

    @property
    def code(self):
        return self.item.code

    @property
    def updated(self):
        """The date of the last publication, or None."""
        return _day(self.published_at)

    @property
    def language_names(self):
        """``(code, name)`` of each language it is published in, each under its own name."""
        return [(code, NAMES[code]) for code in self.languages]

    @property
    def is_published(self):
        return self.url is not None

    @property
    def status(self):
        """The status component's word for it."""
        return "published" if self.is_published else "missing"

    @property
    def formats(self):
        """The file formats that the edition asks for, by name."""
        names = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV"}
        return [" / ".join(names[name] for name in choice) for choice in self.item.formats]


class YearOverview:
    """The items of one year of one station. Reads the pages of both languages in one query."""

    def __init__(self, year, parent, request, current=""):
        """``year``: a FiscalYear. ``parent``: the year's page in either language. ``current``: an item's code."""
        self.year = year
        self.edition = edition_for(year)
        self.parent = parent
        self.request = request
        self.current = current

    @classmethod
    def of_year_page(cls, page, request):
        return cls(page.year, page, request)

    @classmethod
    def of_item(cls, page, request):
        overview = cls(page.year, page.above[-1], request, page.code)
        page.items_published = overview.pages
        return overview

    @cached_property
    def pages(self):
        """``{slug: {language: page}}`` of the live pages."""
        return known(self.request, f"items {self.parent.path}", lambda: by_slug(live_rows(self.parent, 1)))

    @cached_property
    def rows(self):
        reading = active_language()
        # Each page of an item shows all of them.
        rows = known(self.request, f"rows {self.parent.path} in {reading}", lambda: self._rows(reading))
        return [row._replace(current=True) if row.code == self.current else row for row in rows]

    def _rows(self, reading):
        return [self._row(item, reading) for item in self.edition.items] if self.edition else []

    def _row(self, item, reading):
        """``reading``: the language being read."""
        versions = self.pages.get(item.slug, {})
        language = reading if reading in versions else next(iter(versions), None)
        page = versions.get(language)
        return ItemRow(
            item=item,
            title=item.short.in_language(reading).replace("|", "\u200b"),
            url=url_of(page.url_path, self.request) if page else None,
            published_at=page.last_published_at if page else None,
            languages=tuple(sorted(versions, reverse=True)),
            lang=language if page and language != reading else None,
        )

    @property
    def sections(self):
        """``(section, rows)`` in the edition's order."""
        return [
            (section, [row for row in self.rows if row.item.section == section.key])
            for section in (self.edition.sections if self.edition else ())
        ]

    @property
    def published(self):
        return sum(row.is_published for row in self.rows)

    @property
    def missing(self):
        return len(self.rows) - self.published

    @property
    def updated(self):
        return _day(max((row.published_at for row in self.rows if row.published_at), default=None))

    def neighbours(self, code):
        """The nearest published rows before and after the item ``code``, going round at the ends, or Nones."""
        place = next(index for index, row in enumerate(self.rows) if row.code == code)
        others = [row for row in (*self.rows[place + 1 :], *self.rows[:place]) if row.is_published]
        return (others[-1], others[0]) if others else (None, None)

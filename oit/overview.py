"""A fiscal year at a glance: every item of its edition, whether it is published, and where."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from cms.bilingual import active_language
from oit.editions import edition_for


@dataclass(frozen=True)
class ItemRow:
    """One item. ``url`` and ``updated`` are None while it is not published.

    ``lang``: the language of the page behind ``url`` where it is not the one being read.
    """

    item: object
    url: str | None
    updated: date | None
    languages: tuple[str, ...]
    lang: str | None

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

    def __init__(self, year, parents, request):
        """``year``: a FiscalYear. ``parents``: the year's page and its translations."""
        self.year = year
        self.edition = edition_for(year)
        self.parents = parents
        self.request = request

    @classmethod
    def of_year_page(cls, page, request):
        return cls(page.year, [page, *page.get_translations()], request)

    @classmethod
    def of_item(cls, page, request):
        parent = page.get_parent()
        return cls(page.year, [parent, *parent.get_translations()], request)

    @cached_property
    def pages(self):
        """``{slug: {language: page}}`` of the live pages."""
        below = Page.objects.none()
        for parent in self.parents:
            below = below | Page.objects.child_of(parent)
        found = {}
        for page in below.live().public().select_related("locale"):
            found.setdefault(page.slug, {})[page.locale.language_code] = page
        return found

    @cached_property
    def rows(self):
        return [self._row(item) for item in self.edition.items] if self.edition else []

    def _row(self, item):
        versions = self.pages.get(item.slug, {})
        language = active_language() if active_language() in versions else next(iter(versions), None)
        page = versions.get(language)
        return ItemRow(
            item=item,
            url=page.get_url(self.request) if page else None,
            updated=timezone.localdate(page.last_published_at) if page and page.last_published_at else None,
            languages=tuple(sorted(versions, reverse=True)),
            lang=language if page and language != active_language() else None,
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
        return max((row.updated for row in self.rows if row.updated), default=None)

    def neighbours(self, code):
        """The rows before and after the item ``code``."""
        rows = {row.item.code: row for row in self.rows}
        return tuple(rows[item.code] for item in self.edition.neighbours(code))

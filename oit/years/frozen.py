"""An element whose year is closed: shows, and is found to be, what it was on that day, and reads nothing else."""

from datetime import date
from functools import cache, partial

from django.db.models import Exists, F, OuterRef
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.bilingual import active_language
from cms.languages import language_of
from cms.page_cache.known import is_told, known_here
from cms.requests import once
from cms.thai.years import Month
from oit.elements import DeclaredElement
from oit.readiness import State

from .models import ClosedYear, FrozenPage, LateChange


def frozen_pages(pages):
    """``{translation key: FrozenPage}`` of those of the item ``pages`` whose year is closed, in one query.

    Each says in ``is_changed`` whether a reason was ever stated for changing it since.
    """
    keys = [page.translation_key for page in pages]
    return {frozen.key: frozen for frozen in _with_changes().filter(page__translation_key__in=keys)}


def frozen_of(page):
    """The FrozenPage of the item ``page``, None where its year is not closed. Readers share which ones are closed."""
    key = page.translation_key
    if is_told() and key not in known_here("closed items", partial(_closed_items, page.station)):
        return None
    return frozen_for(key, lambda: frozen_pages([page]).get(key))


def _closed_items(station):
    """The translation keys of all items of closed years."""
    closed = FrozenPage.objects.filter(page__path__startswith=station.root_page.path)
    return frozenset(closed.values_list("page__translation_key", flat=True))


def is_frozen(page_id):
    """Whether the item page with this number, in either language, is of a closed year. One query."""
    closed = FrozenPage.objects.filter(page__translation_key=OuterRef("translation_key"))
    pages = Page.objects.filter(pk=page_id).annotate(is_frozen=Exists(closed))
    for key, found in pages.values_list("translation_key", "is_frozen"):
        if not found:
            # Whoever asks about the page next is spared the query.
            frozen_for(key, lambda: None)
        return found
    return False


def frozen_for(key, find):
    """The FrozenPage of the translation key ``key``, or None, by ``find()`` where the request has not asked yet."""
    return once(("frozen", key), find)


@cache
def _with_changes():
    """The query of all FrozenPages. Describing it takes longer than asking it, and each page of an item asks."""
    changes = LateChange.objects.filter(page=OuterRef("page"))
    return FrozenPage.objects.annotate(is_changed=Exists(changes), key=F("page__translation_key"))


def is_closed(year_page):
    """Whether the year of ``year_page``, a FiscalYearPage in either language, is closed."""
    closed = ClosedYear.objects.filter(year_page__translation_key=year_page.translation_key)
    return closed.filter(closed_at__isnull=False).exists()


class FrozenElement(DeclaredElement):
    """Stands for the element ``declared`` on a page whose year is closed.

    ``frozen``: the FrozenPage. What was kept is described at ``oit.years.freezing.kept``.
    """

    template = "oit/elements/frozen.html"

    def __init__(self, declared, frozen):
        super().__init__(declared.key, *declared.fields)
        self.declared, self.frozen = declared, frozen
        self.kept = frozen.elements[declared.key]
        self.every_month = self.kept["by_month"]

    def data(self, page):
        """``html``: a function that gives the markup and its language; None where there was nothing to be seen."""
        if not any(self.kept["html"].values()):
            return None
        return {"html": partial(self.frozen.html, self.key, language_of(page)), "language": language_of(page)}

    def _said(self, state):
        return self.kept["todo"][active_language()] if self.kept["state"] == state else ()

    def todo(self, page, rule, on):
        return self._said(State.MISSING)

    def stale(self, page, rule, on):
        return self._said(State.STALE)

    def look(self, page, rule, on):
        return self._said(State.LOOK)

    def states_nothing(self, page):
        return self.kept["state"] == State.NOTHING

    def documents(self, page):
        numbers = self.kept["documents"]
        found = get_document_model().objects.in_bulk(numbers) if numbers else {}
        return [found[number] for number in numbers if number in found]

    def dated(self, page):
        return date.fromisoformat(self.kept["as_of"]) if self.kept["as_of"] else None

    def months(self, page):
        return [Month.from_iso(iso) for iso in self.kept["months"]]

    def errors(self, page, cleaned):
        return self.declared.errors(page, cleaned)

    def columns_needed(self):
        return self.declared.columns_needed()

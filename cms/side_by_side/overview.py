"""How far the English of every page of a station is, read in a number of queries that does not grow with the pages."""

from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.models.stations import may, pages_of
from cms.today import ToDo
from cms.translations import Counts, Progress, counts_of, has_the_texts_of, is_in_step_by_dates

from .sheet import THAI

# How long an answer about two versions that never change is remembered, in seconds.
REMEMBERED = 30 * 24 * 3600
STALE = (Progress.INCOMPLETE, Progress.BEHIND)


@dataclass(frozen=True)
class Line:
    """A published Thai page. ``english``: its English page, live or not, or None. ``counts``: of what was last
    given to translate; None where nothing was.
    """

    page: Page
    progress: Progress
    english: Page | None
    counts: Counts | None


def lines_of(sites):
    """``{id of a Thai page: its Line}`` for the published Thai pages of the stations ``sites``."""
    pages = list(pages_of(sites, THAI).filter(live=True).order_by())
    locale = Locale.objects.get(language_code="en")
    english = {page.translation_key: page for page in pages_of(sites, "en").order_by()}
    translations = _translations(list(english), locale)
    counts = counts_of([each.source_id for each in translations.values()], locale)
    lines, undecided = {}, []
    for page in pages:
        version, translation = english.get(page.translation_key), translations.get(page.translation_key)
        counted = counts.get(translation.source_id, Counts()) if translation else None
        progress = _progress(page, version, translation, counted)
        if progress is None:
            undecided.append((page, translation.source))
        lines[page.pk] = Line(page, progress, version, counted)
    for key, same in _with_the_same_texts(undecided).items():
        found = lines[key]
        progress = Progress.IN_STEP if same else Progress.BEHIND
        lines[key] = Line(found.page, progress, found.english, found.counts)
    return lines


def _translations(keys, locale):
    """``{translation key: Translation}`` of the pages that are translated text by text."""
    found = Translation.objects.filter(source__object__in=keys, target_locale=locale, enabled=True)
    slim = found.select_related("source").defer("source__content_json")
    return {each.source.object_id: each for each in slim}


def _progress(page, english, translation, counts):
    """As `cms.translations.english_progress`; None where the texts must be compared."""
    if english is None or not english.live:
        return Progress.NONE
    if counts is not None and not counts.are_complete:
        return Progress.INCOMPLETE
    in_step = is_in_step_by_dates(page, english, translation)
    if in_step is None:
        return None
    return Progress.IN_STEP if in_step else Progress.BEHIND


def _with_the_same_texts(undecided):
    """``{id of a page: whether its TranslationSource has its texts}``, remembered for each pair of versions."""
    names = {page.pk: _name(page, source) for page, source in undecided}
    known = cache.get_many(names.values())
    found = {key: known[name] for key, name in names.items() if name in known}
    open_ones = {page.pk: source.pk for page, source in undecided if page.pk not in found}
    sources = TranslationSource.objects.in_bulk(open_ones.values())
    for page in Page.objects.filter(pk__in=open_ones).specific():
        found[page.pk] = has_the_texts_of(page, sources[open_ones[page.pk]])
    cache.set_many({names[key]: found[key] for key in open_ones if key in found}, REMEMBERED)
    return found


def _name(page, source):
    moments = (page.last_published_at, source.last_updated_at)
    return "side-by-side:{}:{}:{}:{}".format(
        page.pk, source.pk, *(moment.timestamp() if moment else 0 for moment in moments)
    )


def translations_to_mend(user, site, on):
    """See `cms.today`: the published English pages that do not say any more what the Thai ones say."""
    if not may(user, "submit", Translation, site):
        return
    number = sum(line.progress in STALE for line in lines_of([site.pk]).values())
    if number:
        words = ngettext(
            "%(number)s English page does not say what the Thai one says now. Bring it up to date",
            "%(number)s English pages do not say what the Thai ones say now. Bring them up to date",
            number,
        )
        yield ToDo(
            words % {"number": number},
            f"{reverse('side_by_side:report')}?state=stale",
            order=75,
        )

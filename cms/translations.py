"""How far the English of a page is, read from wagtail-localize's own records."""

import json
import re
from dataclasses import dataclass
from enum import Enum

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext as _
from modelcluster.models import get_field_value
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.publishing import NotPublished

BLOCK_KEY = re.compile(r' data-block-key=\\?"[^"\\]*\\?"')


class IncompleteTranslation(NotPublished):
    """An English page that would go live with Thai in it."""


class Progress(Enum):
    NONE = "none"  # there is no live English page
    INCOMPLETE = "incomplete"  # some texts are not translated, or by a machine alone
    BEHIND = "behind"  # Thai texts changed after the English was brought up to them
    IN_STEP = "in step"


@dataclass(frozen=True)
class EnglishProgress:
    """``page``: the live English page, or None."""

    state: Progress
    page: object = None


@dataclass(frozen=True)
class Counts:
    """How many texts a page has, how many of them people translated, and how many only a machine so far."""

    total: int = 0
    translated: int = 0
    unconfirmed: int = 0

    @property
    def missing(self):
        return self.total - self.translated - self.unconfirmed

    @property
    def are_complete(self):
        return self.translated == self.total


def counts_of(sources, locale):
    """``{id of a TranslationSource: its Counts in the language ``locale``}``, in one query.

    wagtail-localize itself takes what a machine translated for done.
    """
    kind = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=locale, has_error=False
    ).values("translation_type")[:1]
    rows = (
        StringSegment.objects.filter(source__in=sources)
        .annotate(kind=Subquery(kind))
        .values("source", "kind")
        .annotate(number=Count("pk"))
        .order_by()
    )
    found = {}
    for source, kind, number in rows.values_list("source", "kind", "number"):
        found.setdefault(source, {})[kind] = number
    return {source: _counts(numbers) for source, numbers in found.items()}


def _counts(numbers):
    """``numbers``: ``{translation type, None where there is no translation: how many}``."""
    total = sum(numbers.values())
    unconfirmed = numbers.get(StringTranslation.TRANSLATION_TYPE_MACHINE, 0)
    return Counts(total, total - numbers.get(None, 0) - unconfirmed, unconfirmed)


def english_progress(thai_page):
    """The EnglishProgress of a Thai page."""
    english = next((page for page in thai_page.other_versions if page.live), None)
    if english is None:
        return EnglishProgress(Progress.NONE)
    translation = translation_of(english)
    if translation is not None and not _is_complete(translation):
        return EnglishProgress(Progress.INCOMPLETE, english)
    in_step = is_in_step(thai_page, english, translation)
    return EnglishProgress(Progress.IN_STEP if in_step else Progress.BEHIND, english)


def is_in_step(thai_page, english_page, translation):
    """Whether the live English page was brought up to the texts of the live Thai page and published since.

    ``translation``: wagtail-localize's record. Without one, for a page that was translated by hand, the dates of
    publication are all there is.
    """
    by_dates = is_in_step_by_dates(thai_page, english_page, translation)
    return has_the_texts_of(thai_page, translation.source) if by_dates is None else by_dates


def is_in_step_by_dates(thai_page, english_page, translation):
    """As `is_in_step`, from the dates alone. None where they do not tell: the texts must then be compared."""
    published = thai_page.last_published_at or english_page.last_published_at
    if translation is None:
        return published <= english_page.last_published_at
    source = translation.source
    if english_page.last_published_at < source.last_updated_at:
        return False
    return True if published <= source.last_updated_at else None


def has_the_texts_of(page, source):
    """Whether ``page`` has the texts that wagtail-localize's ``source`` gave to translate."""
    names = _fields_with_texts(page)
    given, now = json.loads(source.content_json), _stored(page, names)
    return all(_without_keys(given.get(name)) == _without_keys(now.get(name)) for name in names)


def _stored(page, names):
    """Those fields of ``page`` as a source keeps them. Child objects are only read where they have texts."""
    fields = {field.name: field for field in page._meta.concrete_fields if field.name in names}
    if len(fields) < len(names):
        return json.loads(page.to_json())
    values = {name: get_field_value(field, page) for name, field in fields.items()}
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def _without_keys(value):
    """``value`` without the marks that the editor puts into rich text."""
    return BLOCK_KEY.sub("", str(value))


def counts_for(translation):
    """The Counts of one of wagtail-localize's Translations."""
    found = counts_of([translation.source_id], translation.target_locale_id)
    return found.get(translation.source_id, Counts())


def _is_complete(translation):
    return counts_for(translation).are_complete


def translation_of(english_page):
    """wagtail-localize's record of how a page was translated, or None where it was written by hand."""
    return (
        Translation.objects.filter(
            source__object_id=english_page.translation_key, target_locale=english_page.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )


def _fields_with_texts(page):
    return {field.field_name for field in get_translatable_fields(type(page)) if field.is_translated(page)}


def fields_without_texts(page):
    """The names of the stored fields of ``page`` that are not translated."""
    texts = _fields_with_texts(page)
    return [
        each.name for each in page._meta.concrete_fields if not each.primary_key and each.name not in texts
    ]


def is_incomplete(page):
    """Whether some texts of the translated ``page`` have no translation yet that a person made or confirmed."""
    translation = translation_of(page)
    return translation is not None and not _is_complete(translation)


def refuse_incomplete(page):
    """Raises IncompleteTranslation for a translated page some of whose texts nobody translated or confirmed yet.

    wagtail-localize itself puts the Thai text in their place, or what a machine made of it, and publishes the page.
    """
    translation = translation_of(page)
    if translation is None:
        return
    counts = counts_for(translation)
    if counts.missing:
        raise IncompleteTranslation(
            _(
                "“%(title)s” was not published: %(missing)s of its %(total)s texts have no translation yet. "
                "Translate them and publish again; what is translated is kept."
            )
            % {"title": page.title, "missing": counts.missing, "total": counts.total}
        )
    if counts.unconfirmed:
        raise IncompleteTranslation(
            _(
                "“%(title)s” was not published: %(unconfirmed)s of its %(total)s texts were translated by a machine "
                "only. Compare each with the Thai, correct or confirm it, and publish again."
            )
            % {"title": page.title, "unconfirmed": counts.unconfirmed, "total": counts.total}
        )

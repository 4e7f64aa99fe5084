"""How far the English of a page is, read from wagtail-localize's own records."""

import json
import re
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import Translation

from cms.publishing import NotPublished

BLOCK_KEY = re.compile(r' data-block-key=\\?"[^"\\]*\\?"')


class IncompleteTranslation(NotPublished):
    """An English page that would go live with Thai in it."""


class Progress(Enum):
    NONE = "none"  # there is no live English page
    INCOMPLETE = "incomplete"  # some texts are not translated
    BEHIND = "behind"  # Thai texts changed after the English was brought up to them
    IN_STEP = "in step"


@dataclass(frozen=True)
class EnglishProgress:
    """``page``: the live English page, or None."""

    state: Progress
    page: object = None


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
    published = thai_page.last_published_at or english_page.last_published_at
    if translation is None:
        return published <= english_page.last_published_at
    source = translation.source
    if english_page.last_published_at < source.last_updated_at:
        return False
    return published <= source.last_updated_at or _has_the_texts_of(thai_page, source)


def _has_the_texts_of(page, source):
    """Whether ``page`` was published again with the texts that wagtail-localize's ``source`` gave to translate."""
    given, now = json.loads(source.content_json), json.loads(page.to_json())
    return all(
        _without_keys(given.get(name)) == _without_keys(now.get(name)) for name in _fields_with_texts(page)
    )


def _without_keys(value):
    """``value`` without the marks that the editor puts into rich text."""
    return BLOCK_KEY.sub("", str(value))


def _is_complete(translation):
    total, translated = translation.get_progress()
    return translated == total


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
    """Whether some texts of the translated ``page`` have no translation yet."""
    translation = translation_of(page)
    return translation is not None and not _is_complete(translation)


def refuse_incomplete(page):
    """Raises IncompleteTranslation for a translated page some of whose texts have no translation yet.

    wagtail-localize itself puts the Thai text in their place and publishes the page.
    """
    translation = translation_of(page)
    if translation is None:
        return
    total, translated = translation.get_progress()
    if translated < total:
        raise IncompleteTranslation(
            _(
                "“%(title)s” was not published: %(missing)s of its %(total)s texts have no translation yet. "
                "Translate them and publish again; what is translated is kept."
            )
            % {"title": page.title, "missing": total - translated, "total": total}
        )

"""How far the English of a page is, read from wagtail-localize's own records."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import Translation


class NotPublished(Exception):
    """A page that must not go live as it is. Its text is the message for the editor.

    Not a ValidationError: wagtail-localize answers those with advice to publish again regardless, or with none.
    """


class IncompleteTranslation(NotPublished):
    """An English page that would go live with Thai in it."""


class Progress(Enum):
    NONE = "none"  # there is no live English page
    INCOMPLETE = "incomplete"  # some texts are not translated
    BEHIND = "behind"  # the Thai page was published after the English was brought up to it
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
    """Whether the live English page was brought up to the live Thai page and published since.

    ``translation``: wagtail-localize's record. Without one, for a page that was translated by hand, the dates of
    publication are all there is.
    """
    published = thai_page.last_published_at or english_page.last_published_at
    synced = translation.source.last_updated_at if translation else english_page.last_published_at
    return published <= synced <= english_page.last_published_at


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


def fields_without_texts(page):
    """The names of the stored fields of ``page`` that are not translated."""
    texts = {field.field_name for field in get_translatable_fields(type(page)) if field.is_translated(page)}
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

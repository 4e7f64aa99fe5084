"""How far the English of a page is, read from wagtail-localize's own records."""

from dataclasses import dataclass
from enum import Enum

from wagtail_localize.models import Translation


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
    english = (
        thai_page.get_translations()
        .live()
        .filter(locale__language_code="en")
        .select_related("locale")
        .first()
        if thai_page.pk
        else None
    )
    if english is None:
        return EnglishProgress(Progress.NONE)
    translation = (
        Translation.objects.filter(source__object_id=thai_page.translation_key, target_locale=english.locale)
        .select_related("source", "target_locale")
        .first()
    )
    if translation is None:
        # Translated by hand, without wagtail-localize: the dates of publication are all there is.
        behind = (thai_page.last_published_at or english.last_published_at) > english.last_published_at
        return EnglishProgress(Progress.BEHIND if behind else Progress.IN_STEP, english)
    total, translated = translation.get_progress()
    if translated < total:
        return EnglishProgress(Progress.INCOMPLETE, english)
    if thai_page.last_published_at and thai_page.last_published_at > translation.source.last_updated_at:
        return EnglishProgress(Progress.BEHIND, english)
    return EnglishProgress(Progress.IN_STEP, english)

"""The texts of a Thai page, each beside its English, read from wagtail-localize's records.

They are taken from the page as it is now: what was last given to translate may be older.
"""

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import blake2s

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz
from wagtail_localize.models import StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from . import marks
from .places import Place

# How alike, in per cent, two Thai texts of one place are if the one is taken for a newer version of the other.
ALIKE = 50


class State(Enum):
    """How far the English of one text is. The label stands beside it."""

    MISSING = "missing", _("Not translated yet")
    CHANGED = "changed", _("The Thai has changed")
    MACHINE = "machine", _("By machine: not checked")
    UNUSABLE = "unusable", _("Cannot be used as it is")
    DONE = "done", _("Translated")

    def __new__(cls, value, label):
        member = object.__new__(cls)
        member._value_, member.label = value, label
        return member


@dataclass(frozen=True)
class Earlier:
    """What stood in the same place before the Thai changed, both as wagtail-localize keeps texts."""

    thai: str
    english: str


@dataclass(frozen=True)
class Segment:
    """One text. ``path`` and ``thai``: as wagtail-localize keeps them. ``translation``: a StringTranslation or None."""

    path: str
    thai: str
    place: Place
    translation: StringTranslation | None = None
    earlier: Earlier | None = None

    @cached_property
    def key(self):
        """Names the text in a form. What changes in Thai gets another name in the same place."""
        return f"{key_of_place(self.path)}-{_hash(self.thai)}"

    @property
    def state(self):
        if self.translation is None:
            return State.CHANGED if self.earlier else State.MISSING
        if self.translation.has_error:
            return State.UNUSABLE
        by_machine = self.translation.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        return State.MACHINE if by_machine else State.DONE

    @property
    def english(self):
        """What is there of it in English, or was before the Thai changed; "" for nothing."""
        if self.translation is not None:
            return self.translation.data
        return self.earlier.english if self.earlier else ""

    @cached_property
    def typed(self):
        """The English as it is typed."""
        return marks.typed(self.english)

    @property
    def version(self):
        """Names the English that is there, so that nobody writes over what somebody else wrote in the meantime."""
        return version_of(self.typed)

    @cached_property
    def has_marks(self):
        return bool(marks.names_in(self.thai))

    @property
    def needs_confirming(self):
        return self.state in (State.CHANGED, State.MACHINE)


def _hash(text):
    return blake2s(text.encode(), digest_size=8).hexdigest()


def key_of_place(path):
    """The first part of the key of each segment at ``path``."""
    return _hash(path)


def version_of(typed):
    """The version of an English text as it was typed."""
    return _hash("\n".join(typed.split("\r\n")).strip())


def read(thai, english, place_of):
    """The Segments of the page ``thai`` in the Locale ``english``, each text of a place once, in the page's order.

    ``place_of``: gives the Place of a path.
    """
    known = _translations(thai, english)
    by_text = {(each.context.path, each.translation_of.data): each for each in known}
    texts = dict.fromkeys(
        (value.path, value.string.data)
        for value in extract_segments(thai)
        if isinstance(value, StringSegmentValue)
    )
    earlier = _earlier([text for text in texts if text not in by_text], texts, known)
    places = _numbered([path for path, _data in texts], place_of)
    return [
        Segment(*text, place, by_text.get(text), earlier.get(text))
        for text, place in zip(texts, places, strict=True)
    ]


def _numbered(paths, place_of):
    """Yields the Place of each path, with a number where several texts share it."""
    number, seen = Counter(paths), Counter()
    for path in paths:
        place = place_of(path)
        seen[path] += 1
        yield replace(place, label=f"{place.label} ({seen[path]})") if number[path] > 1 else place


def _translations(thai, english):
    """Every StringTranslation that the page ever had, the newest first."""
    found = StringTranslation.objects.filter(context__object_id=thai.translation_key, locale=english)
    return list(
        found.select_related("translation_of", "context", "last_translated_by").order_by("-updated_at", "-pk")
    )


def _earlier(missing, texts, known):
    """``{(path, Thai): Earlier}`` of those ``missing`` texts of which an older version was translated.

    A paragraph of a rich text shares its place with the others: there, the most alike belong together.
    """
    left = [
        each
        for each in known
        if (each.context.path, each.translation_of.data) not in texts and not each.has_error
    ]
    number = Counter(path for path, _data in texts)
    pairs = []
    for path, data in missing:
        for each in (one for one in left if one.context.path == path):
            # Where a place has one text, whatever was there before it is its older version.
            likeness = fuzz.ratio(data, each.translation_of.data) if number[path] > 1 else 100
            if likeness >= ALIKE:
                pairs.append((likeness, (path, data), each))
    # The sort is stable: among the equally alike the newest stays first.
    pairs.sort(key=lambda pair: -pair[0])
    found, used = {}, set()
    for _likeness, text, each in pairs:
        if text not in found and each.pk not in used:
            found[text] = Earlier(each.translation_of.data, each.data)
            used.add(each.pk)
    return found

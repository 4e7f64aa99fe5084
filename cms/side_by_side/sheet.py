"""One page in both languages, as the screen shows it."""

import json
from copy import copy

from django.utils.functional import cached_property
from wagtail.models import Locale, Page
from wagtail_localize.models import SegmentOverride, Translation
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.languages import language_of
from cms.models import BasePage
from cms.models.stations import may
from cms.translations import translation_of

from .kept import Kept
from .places import place_of
from .segments import State, read

THAI = "th"
# More texts than this are a table or a year of reports: a screen with them all is slow, and nobody finds the place.
MOST = 200


class Sheet:
    """The texts of a Thai page beside their English, and who may do what with them.

    ``page``: the Thai page as stored.
    """

    def __init__(self, page):
        self.page = page

    @classmethod
    def find(cls, page_id):
        """The Sheet of the page ``page_id``, which may be in either language; None where there is no Thai page."""
        page = Page.objects.filter(pk=page_id, depth__gt=1).first()
        page = page and page.specific
        if not isinstance(page, BasePage) or language_of(page.thai) != THAI:
            return None
        return cls(page.thai)

    @cached_property
    def thai(self):
        """What is translated: the published page, and of one that is not published the newest draft."""
        return self.page if self.page.live else self.page.get_latest_revision_as_object()

    @cached_property
    def locale(self):
        return Locale.objects.get(language_code="en")

    @cached_property
    def english(self):
        """The English page, a draft or published, or None."""
        return self.page.get_translations().filter(locale=self.locale).specific().first()

    @cached_property
    def translation(self):
        """wagtail-localize's record, or None before anything was translated."""
        return translation_of(self.english) if self.english else None

    @cached_property
    def untranslated_above(self):
        """The Thai page above where that has no English, below which there is no place for this one; or None.

        wagtail-localize would put a copy of it, in Thai, among the English pages.
        """
        parent = self.page.get_parent()
        has_english = parent.get_translations().filter(locale=self.locale, alias_of=None).exists()
        return None if self.english or parent.is_root() or has_english else parent

    @property
    def is_by_hand(self):
        """Whether the English page is written in its own form, where this screen would write over it."""
        return bool(self.english and not self.english.alias_of_id and self.translation is None)

    @cached_property
    def segments(self):
        return read(self.thai, self.locale, lambda path: place_of(self.thai, path))

    @property
    def to_do(self):
        """The texts that keep the page from being published in English."""
        return [segment for segment in self.segments if segment.state is not State.DONE]

    @property
    def missing(self):
        """The texts of which there is no English at all, which a machine may begin."""
        return [segment for segment in self.segments if segment.state is State.MISSING]

    @property
    def is_long(self):
        return len(self.segments) > MOST

    @cached_property
    def kept(self):
        """A Kept for each link, picture and file that is the same in English unless another is named there."""
        overrides = SegmentOverride.objects.filter(
            context__object_id=self.page.translation_key, locale=self.locale
        )
        named = {path: json.loads(data) for path, data in overrides.values_list("context__path", "data_json")}
        found = [
            Kept(value.path, value.data, place_of(self.thai, value.path), named.get(value.path))
            for value in extract_segments(self.thai)
            if isinstance(value, OverridableSegmentValue)
        ]
        return [each for each in found if each.is_offered(self.page)]

    # --- Who may ------------------------------------------------------------------------------------

    def may_be_seen_by(self, user):
        """Whether ``user`` may translate the page, which the views ask before they show anything."""
        if not self.page.permissions_for_user(user).can_edit():
            return False
        if self.english is not None:
            return self.english.permissions_for_user(user).can_edit()
        return may(user, "submit", Translation, self.page.station)

    def may_be_published_by(self, user):
        return (self.english or self._as_it_would_be()).permissions_for_user(user).can_publish()

    def may_be_submitted_by(self, user):
        page = self.english or self._as_it_would_be()
        return page.has_workflow and not self.may_be_published_by(user)

    def is_locked_for(self, user):
        return bool(self.english and self.english.permissions_for_user(user).page_locked())

    def _as_it_would_be(self):
        """The English page that saving would make, below the nearest page above that has English. Not stored."""
        above = {version.depth: version for version in self.page.versions_above if self._is_english(version)}
        parent = above[max(above)]
        page = copy(self.page)
        page.locale, page.live = self.locale, False
        page.path, page.depth = f"{parent.path}{'0' * page.steplen}", parent.depth + 1
        page.other_versions = [self.page]
        return page

    def _is_english(self, page):
        return page.locale_id == self.locale.pk

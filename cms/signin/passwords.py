"""Passwords that anybody would try first at a police station.

The list of words that a password is not made of: WORDS, and what the stations that somebody works for are called (names
in both languages and host names; for an administrator those of the default station). Digits, years and marks between
them make it no better.
"""

import re
from itertools import chain

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.models import StationSettings
from cms.models.stations import sites_of

# A longer word stands before one that it begins with.
WORDS = re.compile(
    "administrator|admin|officer|password|police|provincial|metropolitan|royal|thailand|thai|station|welcome|website|"
    "wagtail|oit|ita|rtp|tamruat|tumruad|satani|"
    "เจ้าหน้าที่|ตำรวจ|สถานี|นครบาล|ภูธร|รหัสผ่าน|ผู้กำกับ|เว็บไซต์|ประเทศไทย|ไทย|สภ|สน"
)
# So many letters besides them are what guessing has to find.
LEAST = 6
NO_LETTER = re.compile(r"[\W\d_]+")
# Endings of host names and short pieces are not worth a word.
SHORTEST = 3
BETWEEN = re.compile(r"[\s.,:()/-]+")


class StationWordsValidator:
    """For AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password, user=None):
        """Raises ValidationError where the ``password`` has too few letters besides the words."""
        if not NO_LETTER.sub("", password):
            # Of digits and marks alone: other validators look at those.
            return
        if len(_rest(password, user)) < LEAST:
            raise ValidationError(self.get_help_text(), code="password_station_words")

    def get_help_text(self):
        return _(
            "The password cannot be made of the name of the station and words such as police or admin: these are "
            "tried first. Add words that have nothing to do with it."
        )


def _rest(password, user):
    """The letters of the ``password`` that are of none of the words."""
    rest = password.casefold()
    for word in sorted(set(_of_stations(user)), key=len, reverse=True):
        rest = rest.replace(word, " ")
    return NO_LETTER.sub("", WORDS.sub(" ", rest))


def _of_stations(user):
    of_one = user is not None and user.pk and not user.is_superuser
    sites = sites_of(user) if of_one else Site.objects.filter(is_default_site=True)
    names = StationSettings.objects.filter(site__in=sites).values_list("name_th", "name_en", "site__hostname")
    for text in chain.from_iterable(names):
        pieces = BETWEEN.split(WORDS.sub(" ", text.casefold()))
        yield from (piece for piece in pieces if len(piece) >= SHORTEST)

"""What of a text from the public, or of what officers answer, must not reach the public."""

import re
from html import unescape

from django.utils.html import strip_tags

from cms.models import StationSettings
from cms.personal_data import contact_details_in, personal_data_in
from cms.thai.telephones import dialled

_TARGET = re.compile(r'href="(?:tel|mailto):([^"]*)"')


def personal_words_in(html, site):
    """What in the rich or plain text ``html`` looks like personal data: words, each once.

    The station's own numbers and address are not.
    """
    words = " ".join([unescape(strip_tags(html.replace("<", " <"))), *_TARGET.findall(html)])
    own = _own_contacts(site)
    findings = [*personal_data_in(words), *contact_details_in(words)]
    found = {_plain(each.words): each.words for each in reversed(findings)}
    return [words for plain, words in reversed(found.items()) if plain not in own]


def _own_contacts(site):
    station = StationSettings.for_site(site)
    numbers = [station.telephone, *(block.value["number"] for block in station.phones)]
    return {_plain(each) for each in (*numbers, station.email) if each}


def _plain(words):
    """A telephone number as it is dialled, anything else in small letters."""
    return dialled(words) or words.lower()

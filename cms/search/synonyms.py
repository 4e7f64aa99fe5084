"""Words that people use for the same thing: those that come with the program, and each station's own."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from django.db.models import Max

from .models import SynonymSet
from .words import telling, words_of

SHIPPED = Path(__file__).parent / "synonyms.toml"
# A name of several words is looked for among so many words next to each other.
LONGEST_NAME = 5


@cache
def shipped():
    """The sets that come with the program, each a list of names for one thing in either language."""
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["sets"]


def names_of(site):
    """``{words of a name: the words of the other names for the same thing}`` for the station ``site``.

    Words are those of ``words.telling``. A set of the station takes the place of a shipped one that shares a name.
    """
    own = SynonymSet.objects.filter(site=site).aggregate(newest=Max("changed_at"), last=Max("pk"))
    return _names(site.pk, own["newest"], own["last"])


@lru_cache(maxsize=64)
def _names(site_id, _newest, _last):
    own = [each.names for each in SynonymSet.objects.filter(site=site_id)]
    taken = {name.casefold() for names in own for name in names}
    sets = [names for names in shipped() if taken.isdisjoint(name.casefold() for name in names)] + own
    found = {}
    for names in sets:
        ways = list(dict.fromkeys(tuple(telling(words_of(name))) for name in names))
        for way in ways:
            known = found.setdefault(way, [])
            known += [other for other in ways if other != way and other not in known]
    return found


def with_synonyms(words, names):
    """Groups of alternatives for the ``words`` that somebody typed: the words themselves, then other names.

    Returns ``[[alternative]]``, an alternative being a tuple of words. ``names``: as ``names_of`` gives them.
    """
    groups, start = [], 0
    while start < len(words):
        for length in range(min(LONGEST_NAME, len(words) - start), 0, -1):
            name = tuple(words[start : start + length])
            if name in names:
                groups.append([name, *names[name]])
                break
        else:
            length = 1
            groups.append([(words[start],)])
        start += length
    return groups

"""Finds what a station has published in one language."""

from dataclasses import dataclass, field
from itertools import chain

from django.db import connection

from cms.thai.spelling import plainest

from .asked import Asked
from .kinds import Kind
from .models import Entry, mark, scope
from .ranking import IN_TEXT, Candidate, Scale, coverage
from .spelling import mended
from .synonyms import names_of
from .words import kept

if connection.vendor == "postgresql":
    from .postgresql import best
else:
    from .sqlite import best

# So many of what was found are put in order and shown; more than that nobody reads.
MOST = 200
# Where fewer have all of the words, those with most of them are found too: of so many, with more than such a share.
ENOUGH, LOOSELY, SHARE = 5, 150, 0.5
# The titles of so many are looked at closely.
CLOSELY = 30
TOLD = ("pk", "page_id", "key", "kind", "year", "item", "format", "title", "document_id")


@dataclass
class Results:
    """What was found. ``rows``: ``{pk, kind, year, item, format, …}`` of each, the best first.

    ``asked``: what was looked for; ``groups``: that with its synonyms. ``mended``: what was looked for in place of what
    was typed, or "". ``is_cut``: whether there are more than the rows.
    """

    asked: Asked
    rows: list[dict] = field(default_factory=list)
    groups: list = field(default_factory=list)
    mended: str = ""
    is_cut: bool = False

    @property
    def best(self):
        """The points of the first of them."""
        return self.rows[0]["score"] if self.rows else 0


class Finder:
    """Looks on the site of the station ``site`` in one language for what has all of the ``facts``.

    ``facts``: any of ``{kind, year, item, format}``; what is empty is not asked for.
    """

    def __init__(self, site, language, **facts):
        self.site = site
        self.places = [
            scope(site.pk, language),
            *(mark(name, value) for name, value in facts.items() if value),
        ]

    def find(self, typed):
        """The Results for what somebody typed, mended where it has slips."""
        asked = Asked.of(typed)
        if not asked:
            return Results(asked)
        better = mended(asked.text, self.site)
        readings = self._with_all_words([each for each in (asked, Asked.of(better)) if each])
        results = max(readings, key=lambda each: each.best)
        if results is not readings[0]:
            results.mended = results.asked.text
        if len(results.rows) < ENOUGH:
            self._add_near_ones(results)
        return results

    def _with_all_words(self, readings):
        """The Results of each of the ``readings`` of what was typed: what they found is read together."""
        names = names_of(self.site)
        groups = [asked.groups(names) for asked in readings]
        # One more than is shown tells whether there are more.
        found = [self._candidates(each, MOST + 1) for each in groups]
        known = _public_rows(chain(*found))
        return [
            Results(asked, _ranked(each[:MOST], asked, ways, known), ways, is_cut=len(each) > MOST)
            for each, asked, ways in zip(found, readings, groups, strict=True)
        ]

    def _add_near_ones(self, results):
        """Adds what has most of the words."""
        groups = results.groups
        if len(groups) < 2:
            return
        candidates = self._candidates([[way for group in groups for way in group]], LOOSELY, with_text=True)
        shares = coverage(candidates, groups)
        known = {row["pk"] for row in results.rows}
        near = [each for each in candidates if shares[each.pk] > SHARE and each.pk not in known]
        results.rows = _once(results.rows + _ranked(near, results.asked, groups, _public_rows(near), shares))

    def _candidates(self, groups, number, with_text=False):
        return [Candidate(*row) for row in best(self.places, _indexed(groups), number, with_text)]


def entries(rows):
    """The Entries of the ``rows`` in their order, with what their addresses need."""
    numbers = [row["pk"] for row in rows]
    found = Entry.objects.select_related("page", "document").in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def titles_with(site, language, typed, number):
    """The titles of at most ``number`` public entries in which ``typed`` stands, those that begin with it first."""
    words = " ".join(plainest(typed).split())
    if len(words) < 2:
        return []
    known = Entry.objects.public().filter(site=site, language=language, title__icontains=words)
    found = known.exclude(kind=Kind.DOCUMENT).order_by("pk").values_list("title", flat=True)[: 10 * number]
    return sorted(
        dict.fromkeys(found), key=lambda title: (not plainest(title).startswith(words), len(title))
    )[:number]


def _public_rows(candidates):
    """``{pk: row}`` of those ``candidates`` that everybody may see."""
    public = Entry.objects.public().filter(pk__in={each.pk for each in candidates})
    return {row["pk"]: row for row in public.values(*TOLD)}


def _ranked(candidates, asked, groups, known, shares=None):
    """The rows of the ``candidates`` as far as they are ``known``, the best first, each file once."""
    shown = [(each, known[each.pk]) for each in candidates if each.pk in known]
    newest = max((row["year"] or 0 for _each, row in shown), default=0)
    scale = Scale(asked, groups, max((each.score for each in candidates), default=0), newest)
    shares = shares or {}
    rows = [
        {**row, "score": scale.points(each, row) + IN_TEXT * shares.get(each.pk, 0)} for each, row in shown
    ]
    rows.sort(key=_place)
    for row in rows[:CLOSELY]:
        row["score"] += scale.closer(row)
    return _once(sorted(rows[:CLOSELY], key=_place) + rows[CLOSELY:])


def _indexed(groups):
    """The ``groups`` in the words of the index, as few as find the same: each is looked up as often as it stands.

    An alternative that has all words of another and more finds nothing new.
    """
    asked = [[tuple(map(kept, way)) for way in group] for group in groups]
    return [
        [way for way in dict.fromkeys(group) if not any(set(other) < set(way) for other in group)]
        for group in asked
    ]


def _place(row):
    return -row["score"], row["pk"]


def _once(rows):
    """Each file once, though several pages may link it."""
    seen, shown = set(), []
    for row in rows:
        if row["document_id"] is None or row["document_id"] not in seen:
            seen.add(row["document_id"])
            shown.append(row)
    return shown

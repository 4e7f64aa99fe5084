"""Finds what a station has published in one language."""

from dataclasses import dataclass, field

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
    from .postgresql import best, count
else:
    from .sqlite import best, count

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
    was typed, or "". ``total``: how many there are, which may be more than the rows.
    """

    asked: Asked
    rows: list[dict] = field(default_factory=list)
    groups: list = field(default_factory=list)
    mended: str = ""
    total: int = 0

    @property
    def best(self):
        """The points of the first of them."""
        return self.rows[0]["score"] if self.rows else 0

    @property
    def is_cut(self):
        """Whether there are more than the rows."""
        return self.total > len(self.rows) and len(self.rows) >= MOST


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
        names = names_of(self.site)
        results = self._with_all_words(asked, names)
        better = mended(asked.text, self.site)
        if better and (again := Asked.of(better)):
            others = self._with_all_words(again, names)
            if others.best > results.best:
                results, results.mended = others, again.text
        if len(results.rows) < ENOUGH:
            self._add_near_ones(results)
        elif len(results.rows) >= MOST // 2:
            results.total = count(self.places, _indexed(results.groups))
        return results

    def _with_all_words(self, asked, names):
        groups = asked.groups(names)
        rows = self._ranked(self._candidates(groups, MOST), asked, groups)
        return Results(asked, rows, groups, total=len(rows))

    def _add_near_ones(self, results):
        """Adds what has most of the words."""
        groups = results.groups
        if len(groups) < 2:
            return
        candidates = self._candidates([[way for group in groups for way in group]], LOOSELY, with_text=True)
        shares = coverage(candidates, groups)
        known = {row["pk"] for row in results.rows}
        near = [each for each in candidates if shares[each.pk] > SHARE and each.pk not in known]
        results.rows = _once(results.rows + self._ranked(near, results.asked, groups, shares))
        results.total = len(results.rows)

    def _candidates(self, groups, number, with_text=False):
        return [Candidate(*row) for row in best(self.places, _indexed(groups), number, with_text)]

    @staticmethod
    def _ranked(candidates, asked, groups, shares=None):
        """The rows of those ``candidates`` that everybody may see, the best first, each file once."""
        told = Entry.objects.public().filter(pk__in=[each.pk for each in candidates])
        rows = {row["pk"]: row for row in told.values(*TOLD)}
        newest = max((row["year"] or 0 for row in rows.values()), default=0)
        scale = Scale(asked, groups, max((each.score for each in candidates), default=0), newest)
        for each in candidates:
            if row := rows.get(each.pk):
                row["score"] = scale.points(each, row) + IN_TEXT * (shares or {}).get(each.pk, 0)
        ordered = sorted(rows.values(), key=_place)
        for row in ordered[:CLOSELY]:
            row["score"] += scale.closer(row)
        return _once(sorted(ordered[:CLOSELY], key=_place) + ordered[CLOSELY:])


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


def _indexed(groups):
    return [[[kept(word) for word in way] for way in group] for group in groups]


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

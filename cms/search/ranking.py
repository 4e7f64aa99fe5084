"""Which of what was found comes first: the same on both databases."""

import math
from dataclasses import dataclass

from cms.thai.spelling import plainest

from .kinds import Kind
from .words import kept, words_of

# What is usually looked for, where the words fit equally well.
OF_KIND = {
    Kind.SERVICE: 0.5,
    Kind.QUESTION: 0.35,
    Kind.ITEM: 0.4,
    Kind.PAGE: 0.3,
    Kind.NEWS: 0.1,
    Kind.OFFICER: 0.1,
    Kind.DOCUMENT: 0.0,
}
# The words that were typed in the title; another name for them there; the item by its code.
IN_TITLE, SYNONYM, CODE = 3.0, 0.75, 4.0
WHOLE_TITLE, PHRASE, SHORT_TITLE, IN_DATABASE, OLDER = 2.0, 0.8, 0.8, 0.5, 0.25
# A word of the title itself, not one within it: งบประมาณ and not ปีงบประมาณ.
ITSELF = 0.7
# The share of what was asked for that is there at all, of what does not have all of it.
IN_TEXT = 4.0


@dataclass(frozen=True)
class Candidate:
    """What the index knows of an entry: ``score`` is the database's own, the larger the better."""

    pk: int
    score: float
    title: str
    text: str


class Scale:
    """Weighs candidates for what was ``asked``: the same for all of them.

    ``groups``: what was asked for with its synonyms. ``largest``: the largest score of the database among all;
    ``newest``: the newest year.
    """

    def __init__(self, asked, groups, largest, newest):
        self.asked, self.groups, self.largest, self.newest = asked, groups, largest, newest
        self.needles = [_needles(group) for group in groups]
        self.years = [_years(group) for group in groups]
        self.phrase = f" {' '.join(map(kept, asked.words))} " if len(asked.words) > 1 else ""

    def points(self, candidate, entry):
        """How well ``candidate`` answers; ``entry`` is ``{kind, item, year, key, …}`` of it."""
        title, year = f" {candidate.title} ", entry["year"]
        hits = [
            _hit(title, ways) or (year in years) for ways, years in zip(self.needles, self.years, strict=True)
        ]
        share = sum(hits) / len(hits)
        points = IN_TITLE * share + OF_KIND.get(entry["kind"], 0)
        points += SHORT_TITLE * share * min(1.0, 8 * len(hits) / (title.count(" ") or 1))
        points += IN_DATABASE * (candidate.score / self.largest if self.largest else 0)
        if self.asked.item and entry["item"] == self.asked.item:
            points += CODE if entry["key"] == "" else CODE / 2
        if self.phrase and self.phrase in title:
            points += PHRASE
        if year and self.newest:
            points -= OLDER * min(self.newest - year, 4)
        return points

    def closer(self, entry):
        """Further points for what was asked for as words of the title itself, and for the whole of it."""
        title = plainest(entry["title"])
        words = set(words_of(title))
        hits = [
            next((SYNONYM if number else 1 for number, way in enumerate(group) if words.issuperset(way)), 0)
            for group in self.groups
        ]
        return ITSELF * sum(hits) / len(hits) + (WHOLE_TITLE if title == self.asked.text else 0)


def _needles(group):
    """``[(points, [" word "])]`` of the alternatives: 1 for what was typed, less for another name."""
    ways = [[f" {kept(word)} " for word in way] for way in group]
    return [(SYNONYM if number else 1.0, way) for number, way in enumerate(ways)]


def _hit(title, ways):
    for points, words in ways:
        for word in words:
            if word not in title:
                break
        else:
            return points
    return 0.0


def _years(group):
    """The fiscal year that was typed, in either era."""
    typed = group[0][0] if len(group[0]) == 1 else ""
    return {int(typed), int(typed) + 543} if len(typed) == 4 and typed.isdigit() else ()


def coverage(candidates, groups):
    """``{pk: share}`` of what was asked for that each candidate has, rare words counting more. 1 is all of it."""
    needles = [_needles(group) for group in groups]
    has = {
        each.pk: [bool(_hit(f" {each.title} {each.text} ", ways)) for ways in needles] for each in candidates
    }
    weights = [_rarity(sum(hits[number] for hits in has.values()), len(has)) for number in range(len(groups))]
    whole = sum(weights)
    return {
        pk: sum(w for w, hit in zip(weights, hits, strict=True) if hit) / whole for pk, hits in has.items()
    }


def _rarity(number, of):
    """How much a word tells that so many of the candidates have. One that none has counts as much as a rare one."""
    return 0.2 + math.log(1 + of / (number or 1))

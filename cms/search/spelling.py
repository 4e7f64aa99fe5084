"""Words that were typed with a slip, mended with words that the station has published."""

from functools import lru_cache

from django.db.models import Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from cms.thai.spelling import plainest, skeleton
from cms.thai.subwords import dictionary
from cms.thai.words import words as divided

from .models import Word
from .words import RUN, spelt_words_of

# So many words of the dictionary may have been made of one word with a slip in it.
MOST_PIECES = 5
SHORTEST = 3
LONG = 8
# What a word costs that nobody knows; one of the dictionary that the station has not published; a slip that was mended.
UNKNOWN, ELSEWHERE, SLIP, PER_WORD = 3.0, 1.2, 0.9, 0.1


def mended(text, site):
    """``text`` with its slips mended by words that the station ``site`` has published; "" where there are none."""
    known, plain = words_known(site), plainest(text)
    if spelt_words_of(plain) <= known.words:
        return ""
    better = RUN.sub(
        lambda run: _thai(run.group(), known) if run["thai"] else _other(run.group(), known), plain
    )
    return better if better != plain else ""


def words_known(site):
    """The Vocabulary of the station, read again when it has new words."""
    newest = Word.objects.filter(site=site).aggregate(newest=Max("pk"))["newest"]
    return _words_known(site.pk, newest)


@lru_cache(maxsize=8)
def _words_known(site_id, _newest):
    return Vocabulary(Word.objects.filter(site=site_id).values_list("word", flat=True))


class Vocabulary:
    """The words that a station has published, found by how they are written and by how they nearly are."""

    def __init__(self, words):
        self.words = set(words)
        self.latin = [word for word in self.words if word.isascii() and len(word) >= SHORTEST]
        self.thai = [word for word in self.words if not word.isascii() and len(word) >= SHORTEST + 1]
        self.by_skeleton = {}
        for word in self.thai:
            self.by_skeleton.setdefault(skeleton(word), []).append(word)

    def like(self, word):
        """The published word that ``word`` is most likely meant to be, and how much they differ; or (None, 0).

        A Thai word may lack marks, or have others; otherwise one letter may be wrong, two in a long word.
        """
        alike = [each for each in self.by_skeleton.get(skeleton(word), ()) if abs(len(each) - len(word)) <= 2]
        if alike:
            nearest = min(alike, key=lambda each: (OSA.distance(word, each), -len(each), each))
            return nearest, OSA.distance(word, nearest)
        choices = self.latin if word.isascii() else self.thai
        if len(word) < SHORTEST + 1:
            return None, 0
        found = process.extract_iter(
            word, choices, scorer=OSA.distance, score_cutoff=2 if len(word) >= LONG else 1
        )
        # Of words as near, the one of the same length: every process is to mend a slip in the same way.
        order = ((distance, abs(len(each) - len(word)), each) for each, distance, _place in found)
        distance, _longer, nearest = min(order, default=(0, 0, None))
        return nearest, distance


def _other(word, known):
    """A word of Latin letters, mended where nobody knows it."""
    if word in known.words or word.isdigit() or len(word) <= SHORTEST:
        return word
    better, _distance = known.like(word)
    return better or word


def _thai(run, known):
    """The Thai ``run`` made of published words with the fewest slips.

    A slip may change into which words it is divided, so that neighbours are looked at together.
    """
    pieces = divided(run)
    best = [(0.0, ())]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(max(0, end - MOST_PIECES), end):
            cost, said = _reading("".join(pieces[start:end]), end - start, known)
            if said is not None:
                ways.append((best[start][0] + cost + PER_WORD, (*best[start][1], said)))
        best.append(min(ways))
    return "".join(best[-1][1])


def _reading(word, pieces, known):
    """``(cost, word meant)`` of taking ``word``, made of so many pieces, for one word; (0, None) if it cannot be."""
    if word in known.words:
        return 0.0, word
    if len(word) > SHORTEST and (pieces > 1 or word not in dictionary()):
        better, distance = known.like(word)
        if better:
            return SLIP * max(distance, 1), better
    if pieces > 1:
        return 0.0, None
    return (ELSEWHERE if word in dictionary() else UNKNOWN), word

"""Text as the search index knows it: the same for what is published and for what is looked for.

A Thai text is divided into its words and the words within them, an English word is cut to its stem, Thai digits are
Arabic ones.
"""

import re
from functools import lru_cache
from pathlib import Path

import snowballstemmer

from cms.thai.spelling import plainest
from cms.thai.subwords import joined, parts
from cms.thai.words import words as divided

LONGEST = 40
RUN = re.compile(
    "(?P<thai>[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+)|(?P<other>[^\\W\u0e00-\u0e7f_]+)"
)
# An abbreviation of several parts, which people write with or without its points: กต.ตร., พ.ร.บ.
ABBREVIATION = re.compile("(?:[\u0e01-\u0e2e]{1,4}\\.){2,}")
# Words that stand in every sentence and tell nothing of what it is about.
STOP = frozenset((Path(__file__).parent / "stop_words.txt").read_text(encoding="utf-8").split())
# Marks above and below Thai letters are no letters to a database: other characters stand for them in the index.
_KEPT = {code: 0xE000 + code - 0x0E00 for code in (0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F))}
_GIVEN_BACK = {kept: code for code, kept in _KEPT.items()}


def kept(word: str) -> str:
    """``word`` as it stands in the index."""
    return word.translate(_KEPT)


def given_back(word: str) -> str:
    """The word that stands in the index as ``word``."""
    return word.translate(_GIVEN_BACK)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of an English word in lower case; numbers and codes as they are."""
    if not word.isalpha() or not word.isascii():
        return word
    # One of its own: a stemmer holds the word that it is cutting, and several threads search at once.
    return snowballstemmer.stemmer("english").stemWord(word)


def words_of(text: str) -> list[str]:
    """The words of ``text`` in order: Thai ones as the dictionary has them, others as their stems."""
    found = []
    for run in RUN.finditer(plainest(text)):
        found += divided(run["thai"]) if run["thai"] else [stem(run["other"])]
    return [word[:LONGEST] for word in found]


def spelt_words_of(text: str) -> set[str]:
    """The words of ``text`` as they are spelt, without numbers, also those that stand within longer ones."""
    found = set()
    for run in RUN.finditer(plainest(text)):
        if run["thai"]:
            whole = divided(run["thai"])
            found.update(whole, joined([part for word in whole for part in parts(word)]))
        elif not run["other"][0].isdigit():
            found.add(run["other"])
    return {word[:LONGEST] for word in found if len(word) > 1}


def telling(words: list[str]) -> list[str]:
    """Those of the ``words`` that tell what a question is about; all of them where none does."""
    return [word for word in words if word not in STOP] or words


def run_beginnings(text: str) -> list[tuple[str, list[str]]]:
    """Each run of letters in ``text``, of which the last may be cut in the midst of a word, with its words."""
    return [
        (run.group()[:LONGEST], [word[:LONGEST] for word in divided(run["thai"])] if run["thai"] else [])
        for run in RUN.finditer(plainest(text))
    ]


def index_words(text: str, stems: bool = True) -> list[str]:
    """Every word under which ``text`` is to be found; whole words of English where ``stems`` is False.

    First its words in order, each in its smallest parts; then the longer words that these make, and the words as they
    were divided.
    """
    text = plainest(text)
    pieces, longer = [], [short.replace(".", "") for short in ABBREVIATION.findall(text)]
    for run in RUN.finditer(text):
        if not run["thai"]:
            pieces.append((stem(run["other"]) if stems else run["other"])[:LONGEST])
            continue
        whole = [word[:LONGEST] for word in divided(run["thai"])]
        small = [part for word in whole for part in parts(word)]
        together = joined(small)
        pieces += small
        longer += together
        longer += set(whole).difference(small, together)
    return pieces + longer

"""The words that stand within longer Thai words: ตำรวจ in สำนักงานตำรวจแห่งชาติ."""

from functools import cache, lru_cache

from .words import DICTIONARY

SHORTEST = 2
# A word of the dictionary is made of at most so many parts.
MOST_PARTS = 8


@cache
def dictionary() -> frozenset[str]:
    """Every word of the dictionary."""
    return frozenset(DICTIONARY.read_text(encoding="utf-8").split())


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """The most words of the dictionary, of two letters or more, that ``word`` is made of; itself if it is of none."""
    known = dictionary()
    ways = {0: ()}
    for end in range(SHORTEST, len(word) + 1):
        found = [
            (*ways[start], word[start:end])
            for start in range(0, end - SHORTEST + 1)
            if start in ways and (start, end) != (0, len(word)) and word[start:end] in known
        ]
        if found:
            ways[end] = max(found, key=len)
    return ways.get(len(word), (word,))


def joined(pieces: list[str]) -> list[str]:
    """The words of the dictionary that two or more ``pieces`` next to each other make."""
    known = dictionary()
    found = []
    for start in range(len(pieces) - 1):
        word = pieces[start]
        for piece in pieces[start + 1 : start + MOST_PARTS]:
            word += piece
            if word in known:
                found.append(word)
    return found

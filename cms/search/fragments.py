"""The words that were found, marked where they stand in a title and in the text around them."""

import re

from cms.markup import joined, markup
from cms.thai.digits import to_thai
from cms.thai.words import words as divided

from .words import stem

# The length of a fragment, and how much of it stands before the first word that was found.
LENGTH, BEFORE = 200, 50
# A fragment is cut at the end of a word, which is found in so many letters.
AT_AN_END = 30
_MARKS = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"


class Marker:
    """Marks the words of the ``groups`` that were looked for, synonyms too."""

    def __init__(self, groups):
        ways = {way for group in groups for way in group} | {(word,) for group in groups for word in group[0]}
        longest_first = sorted(ways, key=lambda way: -sum(map(len, way)))
        written = [r"\s*".join(map(_pattern, way)) for way in longest_first]
        self.stems = {word for way in ways for word in way if word.isascii()}
        self.pattern = re.compile("|".join(written), re.IGNORECASE) if written else None

    def marked(self, text):
        """HTML: ``text`` with each of the words in ``<mark>``."""
        pieces, done = [], 0
        for start, end in self._places(text):
            pieces.append(markup("{}<mark>{}</mark>", text[done:start], text[start:end]))
            done = end
        return joined([*pieces, markup("{}", text[done:])])

    def fragment(self, text):
        """HTML: the part of ``text`` with the most different words in it, marked."""
        places = self._places(text)
        begin = max(0, self._densest(text, places) - BEFORE)
        part = text[begin : begin + LENGTH]
        goes_on = begin + LENGTH < len(text)
        if begin:
            part = part[len(divided(part[:AT_AN_END])[0]) :].lstrip()
        if goes_on:
            part = part[: len(part) - len(divided(part[-AT_AN_END:])[-1])].rstrip()
        return joined(["…" if begin else "", self.marked(part), "…" if goes_on else ""])

    def _places(self, text):
        """``[(start, end)]`` of the words in ``text``, neighbours taken together."""
        places = []
        for match in self.pattern.finditer(text) if self.pattern else ():
            if match[0].isascii() and not self.stems.issuperset(map(stem, match[0].casefold().split())):
                continue
            if places and not text[places[-1][1] : match.start()].strip():
                places[-1] = (places[-1][0], match.end())
            else:
                places.append(match.span())
        return places

    @staticmethod
    def _densest(text, places):
        """Where the part of the length of a fragment begins that has the most different words."""
        best, most = 0, 0
        for number, (start, _end) in enumerate(places[:50]):
            within = {
                text[a:b].casefold() for a, b in places[number : number + 10] if b < start + LENGTH - BEFORE
            }
            if len(within) > most:
                best, most = start, len(within)
        return best


def _pattern(word):
    """The ways in which a word of the index is written in a text."""
    if word.isdigit():
        return r"(?<!\d)" + "".join(f"[{digit}{to_thai(digit)}]" for digit in word) + r"(?!\d)"
    if word.isascii():
        return rf"(?<![^\W_]){re.escape(word[:-1] if word.endswith(('i', 'e')) and len(word) > 3 else word)}[a-z0-9]*"
    return rf"{re.escape(word)}(?!{_MARKS})"

"""Texts for typst, in pieces between which a line may break.

Typst finds the ends of Thai words less well than a dictionary does. It never breaks a line inside a box that is
not wider than the line, so that each word is a box, and nothing is put between words that a reader would copy.
"""

import re

from cms.thai.words import words

from .glyphs import shown

THAI = re.compile(r"[\u0e01-\u0e5b]")
# What must stay on the line of the word before it: signs of repetition and abbreviation, marks left alone.
ATTACHED = re.compile(r"ๆ|ฯ(?!ล)|[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|[ก-ฮ]$")
SPACED_REPETITION = re.compile(r" (?=ๆ)")
# Addresses and codes: longer runs than this break after a mark, or wherever they must.
LONGEST_RUN = 24
RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
PARTS = re.compile(r"[^/.?&=_@:,-]{1,12}[/.?&=_@:,-]*|[/.?&=_@:,-]+")


def pieces(text):
    """The text as a list of plain texts, words ``[word]`` that keep together, and None for a new line."""
    found = []
    for number, line in enumerate(shown(text).split("\n")):
        if number:
            found.append(None)
        found += _of_line(SPACED_REPETITION.sub("\u00a0", line))
    return found


def _of_line(line):
    found = []
    for word in words(line):
        is_thai = bool(THAI.search(word))
        if is_thai and found and isinstance(found[-1], list) and ATTACHED.match(word):
            found[-1][0] += word
        elif is_thai:
            found.append([word])
        elif found and isinstance(found[-1], str):
            found[-1] += word
        else:
            found.append(word)
    return [part for piece in found for part in ([piece] if isinstance(piece, list) else _of_plain(piece))]


def _of_plain(text):
    """A text without Thai, its long runs divided."""
    start = 0
    for run in RUN.finditer(text):
        if run.start() > start:
            yield text[start : run.start()]
        yield from ([part] for part in PARTS.findall(run[0]))
        start = run.end()
    if start < len(text):
        yield text[start:]

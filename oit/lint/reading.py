"""Thai and English text made ready to be searched, and the words around what was found."""

import re

from cms.thai.digits import to_arabic

# Two ways of typing that look the same: sara am in two parts, sara ae as two sara e.
_SAME = (("\u0e4d\u0e32", "\u0e33"), ("\u0e40\u0e40", "\u0e41"))
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")

THAI = "\u0e01-\u0e4e"
# Vowels and marks that belong to the letter before them: no word begins with one.
MARK = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"


def comparable(words):
    """``words`` with what cannot be seen taken away, so that names can be compared."""
    words = _INVISIBLE.sub("", words).replace("\u00a0", " ")
    for written, meant in _SAME:
        words = words.replace(written, meant)
    return words


def with_arabic_digits(words):
    """``words`` made comparable, with Arabic digits."""
    return to_arabic(comparable(words))


def as_written(text, words):
    """``words``, found in ``text`` with Arabic digits, as they stand there but for what cannot be seen."""
    at = with_arabic_digits(text).find(words)
    return comparable(text)[at : at + len(words)] if at >= 0 else words


def without_addresses(words):
    """``words`` with blanks in the place of web and mail addresses, of the same length."""
    return _ADDRESS.sub(lambda match: " " * len(match.group()), words)


def before(words, start, length):
    """At most ``length`` characters of the same line before ``start``."""
    return words[max(0, start - length) : start].rpartition("\n")[2]


def after(words, end, length):
    """At most ``length`` characters of the same line after ``end``."""
    return words[end : end + length].partition("\n")[0]


def line_around(words, start, end):
    """The line in which ``words[start:end]`` stands."""
    return before(words, start, len(words)) + words[start:end] + after(words, end, len(words))

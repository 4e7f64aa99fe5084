"""Thai text brought into one spelling: the same letters can be typed in several ways that look alike."""

import re
import unicodedata

from .digits import to_arabic

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ABOVE_OR_BELOW = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TONES = "\u0e48-\u0e4b"
# NIKHAHIT and SARA AA, with the tone mark between them or before, are what SARA AM is.
_SARA_AM = re.compile(rf"([{_TONES}]?)\u0e4d([{_TONES}]?)\u0e32")
_TONE_FIRST = re.compile(rf"([{_TONES}\u0e4c])([\u0e31\u0e34-\u0e3a\u0e47\u0e4d])")
_DOUBLED = re.compile(rf"([{_ABOVE_OR_BELOW}\u0e30\u0e32\u0e33\u0e40-\u0e44])\1+")
_MARKS = re.compile(rf"[{_ABOVE_OR_BELOW}\u0e30]")


def one_spelling(text: str) -> str:
    """``text`` in NFC without invisible characters, SARA AM as one letter, each mark once and the tone after the vowel.

    Digits and capitals stay as they are.
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    text = text.replace("\u0e40\u0e40", "\u0e41")
    text = _SARA_AM.sub("\\1\\2\u0e33", text)
    text = _TONE_FIRST.sub(r"\2\1", text)
    return _DOUBLED.sub(r"\1", text)


def plainest(text: str) -> str:
    """``text`` in one spelling, in lower case and with Arabic digits: what texts are compared by."""
    return to_arabic(one_spelling(text)).casefold()


def skeleton(word: str) -> str:
    """``word`` without the marks above and below its letters, nor SARA A.

    Words that differ in nothing else are easily taken for one another in writing.
    """
    return _MARKS.sub("", word)

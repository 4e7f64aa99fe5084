"""Thai text divided into its words, which are written without spaces between them."""

from functools import cache
from pathlib import Path

import nlpo3

# Words of PyThaiNLP, one a line: see LICENCE.txt beside it.
DICTIONARY = Path(__file__).parent / "dictionary" / "words_th.txt"
NAME = "words_th"


@cache
def _dictionary():
    """The name under which the dictionary is known to nlpo3, which reads it once a process (about 0.1 s)."""
    nlpo3.load_dict(str(DICTIONARY), NAME)
    return NAME


def words(text: str) -> list[str]:
    """The words of ``text`` in order, spaces and punctuation as items of their own: joined they give the text.

    Longest matching with the fewest unknown parts ("newmm"), never within a consonant and its marks.
    """
    # Its "safe" mode, for texts full of ambiguities, cuts between a consonant and its marks (nlpo3 1.4).
    return nlpo3.segment(text, _dictionary(), safe=False) if text else []


def shortened(text: str, longest: int) -> str:
    """``text`` in at most ``longest`` characters, which may be no fewer than one: cut after a word, with "…"."""
    if len(text) <= longest:
        return text
    kept = ""
    for word in words(text):
        if len(kept) + len(word) >= longest:
            break
        kept += word
    return f"{kept.rstrip() or text[: longest - 1]}…"

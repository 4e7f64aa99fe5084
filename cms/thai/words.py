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
    # Safe: a text full of ambiguities must not take minutes.
    return nlpo3.segment(text, _dictionary(), safe=False) if text else []

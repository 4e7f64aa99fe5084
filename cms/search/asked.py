"""What somebody looks for: the words that were typed, made into groups of which each has to be found."""

import re
from dataclasses import dataclass

from cms.item_codes import item_code
from cms.thai.spelling import plainest

from .synonyms import with_synonyms
from .words import telling, words_of

LONGEST = 100
MOST_WORDS = 12
# O11, ๐11, ○11, "ข้อ 11", "item 11": an item of the checklist somewhere among the words.
_CODE = re.compile(
    r"(?<![^\W_])(?:(?:ข้อ(?:ที่)?|item|oit)\s*[o0○]?|[o○][\s-]?)\s*0*([1-9]\d?)(?![^\W_])|^0([0-2]\d)$"
)


@dataclass(frozen=True)
class Asked:
    """``text``: what was typed, plain. ``item``: the code of the item that it names, or "". ``words``: the others."""

    text: str
    item: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, typed):
        text = plainest(typed)[:LONGEST]
        named = _CODE.search(text)
        rest = _CODE.sub(" ", text, count=1) if named else text
        words = words_of(rest)
        return cls(
            text,
            item_code(f"O{named[1] or named[2]}") if named else "",
            tuple(telling(words)[:MOST_WORDS]) if words else (),
        )

    def __bool__(self):
        return bool(self.item or self.words)

    def groups(self, names):
        """``[[alternative]]``, each a tuple of words: the item's code, then the words with their synonyms."""
        code = [[(self.item.lower(),)]] if self.item else []
        return code + with_synonyms(list(self.words), names)

"""What the lint says: one sentence about some words of a page. It never keeps anything back."""

from dataclasses import dataclass
from enum import StrEnum

from .reading import as_written


class Rule(StrEnum):
    OTHER_STATION = "other-station"
    MISSPELT_NAME = "misspelt-name"
    FORMER_CHIEF = "former-chief"
    FISCAL_YEAR = "fiscal-year"
    FILE_YEAR = "file-year"
    WRONG_ITEM = "wrong-item"
    ODD_CODE = "odd-code"
    WRONG_ERA = "wrong-era"
    DATE_ORDER = "date-order"
    THAI_IN_ENGLISH = "thai-in-english"
    DEAD_LINK = "dead-link"
    SCAN = "scan"


@dataclass(frozen=True)
class Remark:
    """``words``: those of the text that are in doubt. ``message``: quotes them and says what to do.

    ``field`` and ``path``: where they stand, as in PageText.
    """

    rule: Rule
    field: str
    path: str
    words: str
    message: str

    @classmethod
    def about(cls, text, rule, words, message, **values):
        """A Remark about the PageText ``text``; ``message`` with ``%(words)s`` and the other ``values`` put in.

        ``words`` may have Arabic digits where those of the text are Thai; they are quoted as they stand there.
        """
        words = " ".join(as_written(text.words, words).split())
        return cls(rule, text.field, text.path, words, message % {"words": words, **values})

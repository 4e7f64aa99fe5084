"""What the texts of a page got wrong, as far as the station's own facts can tell. Remarks only: nothing is held back.

Precise before complete: a rule is silent where a text may well mean what it says.
"""

from .remarks import Remark, Rule
from .running import RULES, lint, lint_all
from .texts import PageText, texts_of

__all__ = ["RULES", "PageText", "Remark", "Rule", "lint", "lint_all", "texts_of"]

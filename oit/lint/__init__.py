"""What the texts of a page got wrong, as far as the station's own facts can tell. Warnings only: nothing is held back.

Precise before complete: a rule is silent where a text may well mean what it says.
"""

from .running import RULES, lint, lint_all
from .texts import PageText, texts_of
from .warnings import Rule, Warning

__all__ = ["RULES", "PageText", "Rule", "Warning", "lint", "lint_all", "texts_of"]

"""What fills every field of a page of each type, in Thai.

A page type joins by a function registered with ``@fills``; the contract tests ask for one of every type.
"""

from . import basics, integrity, pages, reports
from .values import FILLED, every_field

__all__ = ["FILLED", "basics", "every_field", "integrity", "pages", "reports"]

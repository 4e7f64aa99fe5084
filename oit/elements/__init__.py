"""Kinds of elements. A page type declares each of its elements once; panel, section and requirement follow."""

from .base import DeclaredElement
from .dataset import DatasetElement
from .months import MonthColumnsElement, MonthFilesElement, MonthsElement
from .organisation import OrganisationElement
from .people import ExecutivesElement, SignatoryElement
from .simple import DateElement, PictureElement, TextElement
from .translation import EnglishElement

__all__ = [
    "DatasetElement",
    "DateElement",
    "DeclaredElement",
    "EnglishElement",
    "ExecutivesElement",
    "MonthColumnsElement",
    "MonthFilesElement",
    "MonthsElement",
    "OrganisationElement",
    "PictureElement",
    "SignatoryElement",
    "TextElement",
]

"""The checklist's pages: the index, its years, and a page type for each kind of item."""

from .index import FiscalYearPage, OITIndexPage
from .item import ItemPage
from .policy import AntiBriberyPolicyPage
from .procurement import ProcurementSummaryPage
from .structure import StructurePage

__all__ = [
    "AntiBriberyPolicyPage",
    "FiscalYearPage",
    "ItemPage",
    "OITIndexPage",
    "ProcurementSummaryPage",
    "StructurePage",
]

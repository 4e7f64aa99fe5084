"""The checklist's pages: the index, its years, and a page type for each kind of item."""

from .basics import CommitteePage, LawsPage, PowersPage
from .complaints import ComplaintChannelsPage
from .contact import ChiefParticipationPage, ContactPage, EServicesPage, PublicRelationsPage
from .finance import BudgetPage, InvestigationFundPage
from .general import GeneralItemPage
from .index import FiscalYearPage, OITIndexPage
from .item import ItemPage
from .manuals import EthicsManualPage, OfficerManualsPage, ServiceManualsPage
from .measures import IntegrityMeasuresPage, MeasuresReportPage
from .overruling import Overruling
from .personnel import PersonnelRulesPage
from .policy import AntiBriberyPolicyPage
from .procurement import ProcurementNoticesPage, ProcurementSummaryPage
from .property import PropertyPage
from .publication import Publication
from .reading import FileReading
from .reports import MonthlyReportsPage, StatisticsPage
from .risks import BriberyRiskPage, RiskResultsPage
from .structure import StructurePage

__all__ = [
    "AntiBriberyPolicyPage",
    "BriberyRiskPage",
    "BudgetPage",
    "ChiefParticipationPage",
    "CommitteePage",
    "ComplaintChannelsPage",
    "ContactPage",
    "EServicesPage",
    "EthicsManualPage",
    "FileReading",
    "FiscalYearPage",
    "GeneralItemPage",
    "IntegrityMeasuresPage",
    "InvestigationFundPage",
    "ItemPage",
    "LawsPage",
    "MeasuresReportPage",
    "MonthlyReportsPage",
    "OITIndexPage",
    "OfficerManualsPage",
    "Overruling",
    "PersonnelRulesPage",
    "PowersPage",
    "ProcurementNoticesPage",
    "ProcurementSummaryPage",
    "PropertyPage",
    "PublicRelationsPage",
    "Publication",
    "RiskResultsPage",
    "ServiceManualsPage",
    "StatisticsPage",
    "StructurePage",
]

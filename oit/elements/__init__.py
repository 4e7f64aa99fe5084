"""Kinds of elements. A page type declares each of its elements once; panel, section and requirement follow."""

from .activities import ActivitiesElement, ActivityMonthsElement
from .base import DeclaredElement
from .committee import CitizenMembersElement, MembersElement
from .complaints import AsOfElement, ComplaintChannelElement, ComplaintStatisticsElement
from .dataset import DatasetElement
from .following import LineResultsElement, MeasureResultsElement
from .further import FurtherElement
from .laws import LawsElement
from .lines import DosAndDontsElement, LinesElement, ManualsElement, ServicesElement
from .measures import (
    ActionPlanElement,
    AreaPhotosElement,
    AreasPlanElement,
    AssignmentsElement,
)
from .meetings import ChiefBriefingElement, MeetingRecordElement
from .months import MonthColumnsElement, MonthFilesElement, MonthsElement, OwnMonthFilesElement
from .news import ChiefNewsElement, NewsElement, SurveyElement
from .notices import NoticesElement
from .organisation import OrganisationElement
from .people import ExecutivesElement, SignatoryElement
from .records import (
    AnnouncementsElement,
    FilesElement,
    OrdersElement,
    PhotosElement,
    RecordElement,
    ReportedElement,
)
from .risks import (
    RiskCriteriaElement,
    RiskEventsElement,
    RiskLevelsElement,
    RiskPlanElement,
    RiskProcessesElement,
)
from .services import AllServicesElement, ServiceElement
from .simple import DateElement, PictureElement, TextElement
from .station import (
    AddressElement,
    EmailElement,
    MapElement,
    OpinionElement,
    QuestionsElement,
    SocialMediaElement,
    StationNameElement,
    TelephoneElement,
)
from .statistics import MonthlyDatasetElement
from .translation import EnglishElement

__all__ = [
    "ActionPlanElement",
    "ActivitiesElement",
    "ActivityMonthsElement",
    "AddressElement",
    "AllServicesElement",
    "AnnouncementsElement",
    "AreaPhotosElement",
    "AreasPlanElement",
    "AsOfElement",
    "AssignmentsElement",
    "ChiefBriefingElement",
    "ChiefNewsElement",
    "CitizenMembersElement",
    "ComplaintChannelElement",
    "ComplaintStatisticsElement",
    "DatasetElement",
    "DateElement",
    "DeclaredElement",
    "DosAndDontsElement",
    "EmailElement",
    "EnglishElement",
    "ExecutivesElement",
    "FilesElement",
    "FurtherElement",
    "LawsElement",
    "LineResultsElement",
    "LinesElement",
    "ManualsElement",
    "MapElement",
    "MeasureResultsElement",
    "MeetingRecordElement",
    "MembersElement",
    "MonthColumnsElement",
    "MonthFilesElement",
    "MonthlyDatasetElement",
    "MonthsElement",
    "NewsElement",
    "NoticesElement",
    "OpinionElement",
    "OrdersElement",
    "OrganisationElement",
    "OwnMonthFilesElement",
    "PhotosElement",
    "PictureElement",
    "QuestionsElement",
    "RecordElement",
    "ReportedElement",
    "RiskCriteriaElement",
    "RiskEventsElement",
    "RiskLevelsElement",
    "RiskPlanElement",
    "RiskProcessesElement",
    "ServiceElement",
    "ServicesElement",
    "SignatoryElement",
    "SocialMediaElement",
    "StationNameElement",
    "SurveyElement",
    "TelephoneElement",
    "TextElement",
]

"""What every station has: its users, settings, officers, pictures and documents."""

from .base import BasePage
from .days_off import DayOff
from .media import DocumentVersion, Rendition, StationDocument, StationImage
from .officers import Officer
from .station import StationSettings
from .stations import StationGroup, StationOwned
from .user import User

__all__ = [
    "BasePage",
    "DayOff",
    "DocumentVersion",
    "Officer",
    "Rendition",
    "StationDocument",
    "StationGroup",
    "StationImage",
    "StationOwned",
    "StationSettings",
    "User",
]

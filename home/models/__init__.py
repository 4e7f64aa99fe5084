"""The station's front: everything that is not an item of the checklist."""

from .content import ContentPage, SiteMapPage, StationContactPage
from .home import HomePage
from .integrity import AntiCorruptionPlanPage, IntegrityStatementPage
from .navigation import Navigation
from .news import NewsIndexPage, NewsKind, NewsPage
from .one_stop import OneStopArea, OneStopServicePage
from .orders import Order, OrderPurpose, OrdersPage
from .services import EServiceKind, EServicePage, EServicesIndexPage

__all__ = [
    "AntiCorruptionPlanPage",
    "ContentPage",
    "EServiceKind",
    "EServicePage",
    "EServicesIndexPage",
    "HomePage",
    "IntegrityStatementPage",
    "Navigation",
    "NewsIndexPage",
    "NewsKind",
    "NewsPage",
    "OneStopArea",
    "OneStopServicePage",
    "Order",
    "OrderPurpose",
    "OrdersPage",
    "SiteMapPage",
    "StationContactPage",
]

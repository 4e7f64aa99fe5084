"""The ways to the duties: the menu, and what is to come on the first page of the admin."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cms.models.stations import sees_pages
from oit.board.choice import stations_for

from .calendar import calendar_of
from .items import current_year_page

# So many of the dates to come are told.
TOLD = 3


class DutiesMenuItem(MenuItem):
    """For everyone who may see the board of some station."""

    def is_shown(self, request):
        return sees_pages(request.user)


class CalendarPanel(Component):
    """What is to come in the assessment of a station."""

    order = 140
    template_name = "oit/duties/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css", "css/admin/duties.css"]}

    def __init__(self, calendar, on):
        self.calendar, self.on = calendar, on

    def get_context_data(self, parent_context):
        return {
            "countdown": self.calendar.countdown(self.on)[:TOLD],
            "mine": reverse("duties:mine"),
        }


def panels_for(user):
    """The CalendarPanel of the user's own station; none for an administrator, who has all of them."""
    site = None if user.is_superuser else stations_for(user).order_by("pk").first()
    year_page = current_year_page(site) if site else None
    if year_page is None:
        return []
    return [CalendarPanel(calendar_of(site, year_page.year), timezone.localdate())]

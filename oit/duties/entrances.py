"""The ways to the duties: the menu, and what is to come on the first page of the admin."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cms.models import StationSettings
from oit.board.choice import stations_for
from oit.editions import Event

from .calendar import calendar_of
from .items import current_year_page

# So many of the dates to come are told.
TOLD = 3


class DutiesMenuItem(MenuItem):
    """For everyone who may see the board of some station."""

    def is_shown(self, request):
        return stations_for(request.user).exists()


class CalendarPanel(Component):
    """What is to come in the assessment of the station ``site``, and the officers' survey while it is open."""

    order = 140
    template_name = "oit/duties/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css", "css/admin/duties.css"]}

    def __init__(self, site, calendar, on):
        self.site, self.calendar, self.on = site, calendar, on

    def get_context_data(self, parent_context):
        return {
            "countdown": self.calendar.countdown(self.on)[:TOLD],
            "survey": survey_notice(self.site, self.calendar, self.on),
            "mine": reverse("duties:mine"),
        }


def survey_notice(site, calendar, on):
    """``{until, confirmed, url}`` of the survey of officers (IIT) while it is open on the day ``on``, else None."""
    if not calendar.is_open(Event.IIT, on):
        return None
    return {
        "until": calendar.last(Event.IIT),
        "confirmed": calendar.is_confirmed(Event.IIT),
        "url": StationSettings.for_site(site).iit_url,
    }


def panels_for(user):
    """The CalendarPanel of the user's own station; none for an administrator, who has all of them."""
    site = None if user.is_superuser else stations_for(user).order_by("pk").first()
    year_page = current_year_page(site) if site else None
    if year_page is None:
        return []
    today = timezone.localdate()
    return [CalendarPanel(site, calendar_of(site, year_page.year), today)]

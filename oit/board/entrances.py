"""The ways to the board: the menu, and a short form of it on the first page of the admin."""

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cms.models.stations import sees_pages
from oit.editions import edition_for

from .choice import Choice, stations_for, years_of
from .rows import Board


class BoardMenuItem(MenuItem):
    """For everyone who may see the board of some station."""

    def is_shown(self, request):
        return sees_pages(request.user)


class BoardPanel(Component):
    """The totals of the newest year of the user's own station."""

    order = 150
    template_name = "oit/board/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css"]}

    def __init__(self, choice):
        self.choice = choice

    def get_context_data(self, parent_context):
        board = Board(self.choice, parent_context["request"])
        return {
            "choice": self.choice,
            "totals": board.totals,
            "address": f"{reverse('readiness:board')}?{urlencode(self.choice.query)}",
        }


def panels_for(user):
    """The BoardPanel of the user's own station; none for an administrator, who has all of them."""
    site = None if user.is_superuser else stations_for(user).order_by("pk").first()
    year = years_of(site).first() if site else None
    return [BoardPanel(Choice(user, site, year))] if year and edition_for(year.year) else []

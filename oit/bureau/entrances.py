"""The ways to the stations below: the menu, and their totals on the first page of the admin."""

from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .choice import Choice
from .units import may_look


class BureauMenuItem(MenuItem):
    """For the accounts of superior units, and for administrators."""

    def is_shown(self, request):
        return may_look(request.user)


class BureauPanel(Component):
    """How many stations are ready, in the newest year."""

    order = 150
    template_name = "oit/bureau/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css"]}

    def __init__(self, user):
        self.choice = Choice(user, None, None)

    def get_context_data(self, parent_context):
        figures = self.choice.figures
        totals = [(state.label, number) for state, number in figures.totals.items()] if figures else []
        return {
            "choice": self.choice,
            "figures": figures,
            "totals": totals,
            "address": reverse("bureau:stations"),
        }


def panels_for(user):
    """The BureauPanel of the account of a superior unit; none for an administrator, who has many other things."""
    return [BureauPanel(user)] if may_look(user) and not user.is_superuser else []

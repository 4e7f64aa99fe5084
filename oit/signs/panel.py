"""Signs to look after, in short: for the first page of the admin."""

from wagtail.admin.ui.components import Component

from cms.models.stations import sites_where

from .due import care_needed
from .models import Sign

# So many are named; the list has the others.
NAMED = 3


class SignsPanel(Component):
    order = 165
    template_name = "oit/signs/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css"]}

    def __init__(self, found):
        self.found = found

    def get_context_data(self, parent_context):
        return {"care": self.found[:NAMED], "others": len(self.found[NAMED:])}


def panels_for(user):
    """The panel of the user's own station if a sign there needs care; none for an administrator, who has all."""
    site = None if user.is_superuser else sites_where(user, ["change"], Sign).order_by("pk").first()
    found = care_needed(site) if site else []
    return [SignsPanel(found)] if found else []

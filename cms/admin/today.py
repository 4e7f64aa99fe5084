"""The list of what to do today, on the first page of the admin."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.today import stations_of, to_dos

# So many are shown at once; the others are unfolded.
SHOWN = 12


class TodayPanel(Component):
    name = "today"
    order = 100
    template_name = "cms/admin/today.html"

    class Media:
        css = {"all": ["css/admin/today.css"]}

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        on = timezone.localdate()
        lines = [{"to_do": each, "overdue": each.is_overdue(on)} for each in to_dos(self.user, on)]
        return {"shown": lines[:SHOWN], "others": lines[SHOWN:]}


def add_panel(request, panels):
    """Receives the hook "construct_homepage_panels"."""
    if stations_of(request.user):
        panels.append(TodayPanel(request.user))

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

    def __init__(self, lines):
        self.lines = lines

    def get_context_data(self, parent_context):
        return {"shown": self.lines[:SHOWN], "others": self.lines[SHOWN:]}


def add_panel(request, panels):
    """Receives the hook "construct_homepage_panels".

    Whoever works for a station is also told that nothing is to be done.
    """
    on = timezone.localdate()
    lines = [{"to_do": each, "overdue": each.is_overdue(on)} for each in to_dos(request.user, on)]
    if lines or stations_of(request.user):
        panels.append(TodayPanel(lines))

"""On the first page of the admin: that something was found, to those who answer for it."""

from wagtail.admin.ui.components import Component

from .who import findings_for

# So many are named; the report has the others.
NAMED = 3


def summary(findings):
    """``{findings, count}``: the first few that are open, and how many there are."""
    opened = findings.open()
    return {"findings": list(opened[:NAMED]), "count": opened.count()}


class FindingsPanel(Component):
    order = 50
    template_name = "integrity/home_panel.html"

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        return summary(findings_for(self.user))


def panels_for(user):
    return [FindingsPanel(user)] if findings_for(user).open().exists() else []

"""On the first page of the admin: mails of the own station that did not go out."""

from wagtail.admin.ui.components import Component

from .report import mails_for


class TroubledMailsPanel(Component):
    order = 150
    template_name = "mail/home_panel.html"

    def __init__(self, mails):
        self.mails = mails

    def get_context_data(self, parent_context):
        return {"number": len(self.mails), "latest": self.mails[0]}


def panels_for(user):
    """The panel, if something did not go out; none for an administrator, who has all stations."""
    mails = [] if user.is_superuser else list(mails_for(user).in_trouble())
    return [TroubledMailsPanel(mails)] if mails else []

"""On the first page of the admin: how old the last good backup is."""

from wagtail.admin.ui.components import Component

from .state import State, sees_backups


class BackupPanel(Component):
    template_name = "backup/home_panel.html"

    def __init__(self, state, user):
        self.state, self.user = state, user
        # Above everything else while something is wrong, else below.
        self.order = 110 if state.needs_care else 400

    def get_context_data(self, parent_context):
        return {"state": self.state, "user": self.user}


def panels_for(user):
    return [BackupPanel(State.now(), user)] if sees_backups(user) else []

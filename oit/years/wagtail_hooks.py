from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from . import urls
from .closing import CHANGE, CLOSE, OPEN


@hooks.register("register_admin_urls")
def years_addresses():
    return [path("years/", include(urls, namespace="years"))]


class WithReason(LogFormatter):
    """An entry of the history that says why."""

    def format_message(self, log_entry):
        return _("%(what)s Reason: %(reason)s") % {
            "what": self.message,
            "reason": log_entry.data.get("reason", ""),
        }


@hooks.register("register_log_actions")
def years_are_logged(actions):
    actions.register_action(CLOSE, _("Close a fiscal year"), _("The fiscal year was closed."))

    @actions.register_action(OPEN)
    class Opened(WithReason):
        label = _("Open a closed fiscal year")
        message = _("The closed fiscal year was opened again.")

    @actions.register_action(CHANGE)
    class Changed(WithReason):
        label = _("Change a closed fiscal year")
        message = _("Published after the fiscal year was closed.")

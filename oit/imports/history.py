"""What the history of a page says of rows that were taken from a file."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from cms.thai.years import Month

TAKEN = "oit.import"


class TakenInHistory(LogFormatter):
    label = gettext_lazy("Fill in from a file")

    def format_message(self, log_entry):
        told = log_entry.data
        month = f" {Month.from_iso(told['month']).label()}" if told["month"] else ""
        return _(
            "%(element)s filled in from “%(source)s”: %(added)s rows added, %(changed)s changed, %(removed)s removed"
        ) % {**told, "element": f"{told['title']}{month}"}

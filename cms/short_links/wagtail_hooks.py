from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from .admin import AIMED, ShortLinkViewSet

register_snippet(ShortLinkViewSet)


@hooks.register("register_log_actions")
def aiming_is_logged(actions):
    @actions.register_action(AIMED)
    class Aimed(LogFormatter):
        label = gettext_lazy("Led elsewhere")

        def format_message(self, entry):
            return _("Led to “%(now)s”, before to “%(before)s”") % {
                "now": entry.data.get("now", ""),
                "before": entry.data.get("before", ""),
            }

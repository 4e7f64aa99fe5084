from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigninConfig(AppConfig):
    name = "cms.signin"
    label = "signin"
    verbose_name = _("Signing in")
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "AccessEvent": "Who came in is kept where it happened, for as long as the law asks.",
    }

    def ready(self):
        from cms.tick import jobs

        from . import events, receivers

        receivers.connect()
        jobs.register("prune_access_events", events.prune)

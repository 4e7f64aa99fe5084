from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "cms.links"
    label = "links"
    verbose_name = _("Links to other sites")
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "Address": "Links are found and tried anew.",
        "Place": "Links are found and tried anew.",
        "Reading": "Links are found and tried anew.",
    }

    def ready(self):
        from cms.tick import jobs

        from . import signals, sources
        from .rounds import look_after_links

        sources.register("settings", sources.links_of_settings)
        signals.connect()
        jobs.register("check_links", look_after_links)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntegrityConfig(AppConfig):
    name = "cms.integrity"
    label = "integrity"
    verbose_name = _("Watch for take-over")
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "Finding": "The watch looks anew at what is served there.",
        "Reading": "The watch looks anew at what is served there.",
    }

    def ready(self):
        from cms.tick import jobs

        from .rounds import look_nightly

        jobs.register("integrity", look_nightly)

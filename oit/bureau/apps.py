from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BureauConfig(AppConfig):
    name = "oit.bureau"
    label = "bureau"
    verbose_name = _("Superior units")
    # See cms.moving.
    stays_behind = {
        "Unit": "Each installation says which units look at its stations.",
        "ItemSummary": "The station is evaluated anew.",
        "Change": "The station is evaluated anew.",
    }

    def ready(self):
        from cms.tick import jobs

        from . import keeping, watching

        watching.connect(self)
        jobs.register("readiness summaries", keeping.catch_up)

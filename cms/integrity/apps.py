from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntegrityConfig(AppConfig):
    name = "cms.integrity"
    label = "integrity"
    verbose_name = _("Watch for take-over")

    def ready(self):
        from cms.tick import jobs

        from .rounds import look_nightly

        jobs.register("integrity", look_nightly)

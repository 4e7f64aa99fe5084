from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "cms.privacy"
    label = "privacy"
    verbose_name = _("Personal data")

    def ready(self):
        from cms.tick import jobs

        from .retention import erase_old

        jobs.register("erase_old", erase_old)

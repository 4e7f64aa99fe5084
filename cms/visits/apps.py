from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    name = "cms.visits"
    label = "visits"
    verbose_name = _("Visits")

    def ready(self):
        from cms.tick import jobs

        from .counting import prune

        jobs.register("prune_visits", prune)

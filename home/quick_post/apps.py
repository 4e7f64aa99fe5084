from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuickPostConfig(AppConfig):
    name = "home.quick_post"
    label = "quick_post"
    verbose_name = _("Quick post")
    # See cms.moving.
    stays_behind = {
        "PendingPhoto": "Whoever is writing a post just now finishes it here.",
        "PhotoPart": "Whoever is writing a post just now finishes it here.",
    }

    def ready(self):
        from cms.tick import jobs

        from .pending import forget_abandoned

        jobs.register("photos of posts that were never finished", forget_abandoned)

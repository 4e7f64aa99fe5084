from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BinConfig(AppConfig):
    name = "cms.bin"
    label = "bin"
    verbose_name = _("Bin")
    # See cms.moving.
    stays_behind = {
        "BinEntry": "What was deleted is restored, or erased, where it was deleted.",
        "BinPage": "Each installation has its own.",
    }

    def ready(self):
        from cms.tick import jobs

        from .erasing import erase_overdue

        jobs.register("empty_bin", erase_overdue)

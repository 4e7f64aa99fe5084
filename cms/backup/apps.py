from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackupConfig(AppConfig):
    name = "cms.backup"
    label = "backup"
    verbose_name = _("Backups")
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "Backup": "Backups are of the whole installation.",
    }

    def ready(self):
        from cms.tick import jobs

        from . import scheduled

        jobs.register("back_up", scheduled.back_up_if_due)
        jobs.register("watch_backups", scheduled.tell_if_old)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cms.tick import jobs


class ExportsConfig(AppConfig):
    name = "oit.exports"
    label = "exports"
    verbose_name = _("Files made from the pages")

    def ready(self):
        from . import receivers, tasks

        receivers.connect()
        jobs.register("make_files", tasks.catch_up)

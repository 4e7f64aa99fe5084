from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    name = "cms.sharing"
    label = "sharing"
    verbose_name = _("Pictures for sharing")
    public_urls = "cms.sharing.urls"

    def ready(self):
        from cms.tick import jobs

        from . import receivers, tasks

        receivers.connect()
        jobs.register("pictures for sharing", tasks.catch_up)

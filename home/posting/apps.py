from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PostingConfig(AppConfig):
    name = "home.posting"
    label = "posting"
    verbose_name = _("Posts on social channels")

    def ready(self):
        from cms.tick import jobs

        from . import quotas, receivers, sending

        receivers.connect()
        jobs.register("posts on social channels", sending.deliver)
        jobs.register("messages of the month on LINE", quotas.refresh)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    name = "feedback.complaints"
    label = "complaints"
    verbose_name = _("Complaints and tip-offs")

    def ready(self):
        from cms.tick import jobs

        from . import accounts, erasing, privacy, unlocking
        from .attachments import storing

        accounts.connect()
        privacy.declare()
        unlocking.connect()
        jobs.register("keys of complaint officers", unlocking.forget_idle_keys)
        jobs.register("attachments of forms not sent", storing.purge_abandoned)
        jobs.register("complaints kept long enough", erasing.erase_due)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalConfig(AppConfig):
    name = "oit.approval"
    label = "approval"
    verbose_name = _("Approval")

    def ready(self):
        from oit.duties import sources

        from . import duties, editing, notices

        editing.connect()
        notices.connect()
        sources.register(duties.ApprovalDuties())

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "cms.mail"
    label = "mail"
    verbose_name = _("Mail")

    def ready(self):
        from cms.tick import jobs

        from . import sending

        jobs.register("send_mail", sending.deliver)
        jobs.register("prune_mail", sending.prune)

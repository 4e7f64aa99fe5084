from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "cms.mail"
    label = "mail"
    verbose_name = _("Mail")
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "QueuedMail": "A mail is sent once, by the installation that it was written at.",
    }

    def ready(self):
        from cms.tick import jobs

        from . import sending

        jobs.register("send_mail", sending.deliver)
        jobs.register("prune_mail", sending.prune)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    name = "feedback.complaints"
    label = "complaints"
    verbose_name = _("Complaints and tip-offs")
    bilingual_urls = "feedback.complaints.public.urls"
    public_urls = "feedback.complaints.public.short_urls"
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "PendingAttachment": "Files of forms that nobody has sent yet.",
        "UnlockedKey": "Keys in use at this moment.",
    }

    def ready(self):
        from cms.standing_pages import StandingPage, register
        from cms.tick import jobs

        from . import accounts, erasing, moving, privacy, unlocking
        from .attachments import storing
        from .desk import reminding

        accounts.connect()
        moving.register()
        privacy.declare()
        unlocking.connect()
        register(
            StandingPage("complaint", _("Report corruption by an officer"), "complaint", is_private=True)
        )
        register(StandingPage("tip", _("Tip off the police about a crime"), "tip", is_private=True))
        jobs.register("keys of complaint officers", unlocking.forget_idle_keys)
        jobs.register("attachments of forms not sent", storing.purge_abandoned)
        jobs.register("complaints kept long enough", erasing.erase_due)
        jobs.register("mails to complaint officers", reminding.remind)

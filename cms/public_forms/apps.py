from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicFormsConfig(AppConfig):
    name = "cms.public_forms"
    label = "public_forms"
    verbose_name = _("Forms for the public")
    public_urls = "cms.public_forms.urls"
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "SenderCount": "How often a sender sent a form within the hour.",
        "SpentProof": "Proofs of work, which hold for minutes.",
    }

    def ready(self):
        from cms.tick import jobs

        from . import limits, proof

        jobs.register("prune_proofs", proof.prune)
        jobs.register("prune_limits", limits.prune)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicFormsConfig(AppConfig):
    name = "cms.public_forms"
    label = "public_forms"
    verbose_name = _("Forms for the public")
    public_urls = "cms.public_forms.urls"

    def ready(self):
        from cms.tick import jobs

        from . import limits, proof

        jobs.register("prune_proofs", proof.prune)
        jobs.register("prune_limits", limits.prune)

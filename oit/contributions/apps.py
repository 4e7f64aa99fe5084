from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class ContributionsConfig(AppConfig):
    name = "oit.contributions"
    label = "contributions"
    verbose_name = _("Contributions")
    public_urls = "oit.contributions.urls"

    def ready(self):
        from cms.signals import delete_file
        from cms.tick import jobs
        from oit.duties.sources import register

        from .duties import ContributionDuties
        from .jobs import chase, forget

        post_delete.connect(delete_file, sender="contributions.ContributionFile")
        register(ContributionDuties())
        jobs.register("chase_contributions", chase)
        jobs.register("forget_contributions", forget)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    name = "oit.duties"
    label = "duties"
    verbose_name = _("Duties")

    def ready(self):
        from cms import surveys
        from cms.tick import jobs
        from oit.signals import year_made

        from . import calendar, copying, evidence, items, reminding, sources

        sources.register(items.ItemDuties())
        year_made.connect(copying.keep_assignments, dispatch_uid="oit.duties.assignments")
        surveys.register(calendar.eit_window)
        jobs.register("evidence packs", evidence.keep_packs)
        jobs.register("reminders", reminding.remind_daily)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    name = "oit.duties"
    label = "duties"
    verbose_name = _("Duties")
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "ReminderRun": "When this installation last sent reminders.",
        "EvidenceFailure": "Why this installation could not make a pack: it is tried anew there.",
    }

    def ready(self):
        from cms import surveys
        from cms.tick import jobs
        from oit.signals import year_made

        from . import calendar, copying, items, questions, remarks, reminding, sources
        from .evidence import keeping, making

        sources.register(items.ItemDuties())
        sources.register(questions.QuestionDuties())
        sources.register(remarks.RemarkDuties())
        remarks.register()
        making.connect()
        year_made.connect(copying.keep_assignments, dispatch_uid="oit.duties.assignments")
        surveys.register(calendar.eit_window)
        jobs.register("evidence packs", keeping.keep_packs)
        jobs.register("evidence packs left over", making.take_up)
        jobs.register("reminders", reminding.remind_daily)

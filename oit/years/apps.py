from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cms.tick import jobs


class YearsConfig(AppConfig):
    name = "oit.years"
    label = "years"
    verbose_name = _("Fiscal years")

    def ready(self):
        from . import closing, moving, receivers

        receivers.connect()
        moving.register()
        jobs.register("close_years", closing.close_years_that_are_over)

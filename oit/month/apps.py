from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonthConfig(AppConfig):
    name = "oit.month"
    label = "month"
    verbose_name = _("This month")

"""The ten indicators of the assessment (ITA: IIT 1-5, EIT 6-8, OIT 9-10)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Indicator(models.TextChoices):
    DUTIES = "1", _("1 Performance of duties")
    BUDGET = "2", _("2 Use of the budget")
    POWER = "3", _("3 Use of power")
    PROPERTY = "4", _("4 Use of state property")
    CORRUPTION = "5", _("5 Solving problems of corruption")
    QUALITY = "6", _("6 Quality of the work")
    COMMUNICATION = "7", _("7 Effectiveness of communication")
    IMPROVEMENT = "8", _("8 Improvement of the way of working")
    DISCLOSURE = "9", _("9 Disclosure of information")
    PREVENTION = "10", _("10 Prevention of corruption")

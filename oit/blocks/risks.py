from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class BandColour(models.TextChoices):
    GREEN = "low", _("green")
    YELLOW = "medium", _("yellow")
    ORANGE = "high", _("orange")
    RED = "very-high", _("red")


class BandBlock(blocks.StructBlock):
    """A level of risk: the scores (likelihood times impact, 1 to 25) from which it holds, and its name."""

    lowest = blocks.IntegerBlock(label=_("from score"), min_value=1, max_value=25)
    name = blocks.CharBlock(label=_("level"), max_length=60)
    colour = blocks.ChoiceBlock(label=_("colour"), choices=BandColour.choices)
    meaning = blocks.CharBlock(label=_("what is done at this level"), max_length=250, required=False)

    class Meta:
        icon = "warning"
        label = _("Level of risk")

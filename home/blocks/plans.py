from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.dates import ThaiDateBlock


class PlanRowBlock(blocks.StructBlock):
    """One measure of a plan: what is done, by whom, until when."""

    measure = blocks.TextBlock(label=_("measure"), rows=2)
    output = blocks.TextBlock(label=_("output"), rows=2, required=False)
    due = ThaiDateBlock(label=_("due"), required=False)
    responsible = blocks.CharBlock(label=_("responsible"), max_length=200, required=False)
    result = blocks.TextBlock(label=_("result so far"), rows=2, required=False)

    class Meta:
        icon = "list-ul"
        label = _("Measure")

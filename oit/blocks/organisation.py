from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.lines_of_work import LineOfWork


class UnitBlock(blocks.StructBlock):
    """A position in the chart, the line of work it heads, and what that does."""

    position = blocks.CharBlock(label=_("position"), max_length=150)
    line_of_work = blocks.ChoiceBlock(label=_("line of work"), choices=LineOfWork.choices, required=False)
    duties = blocks.TextBlock(label=_("what it does"), required=False, rows=2)

    class Meta:
        icon = "group"
        label = _("Unit")


class UnitWithSubunitsBlock(UnitBlock):
    subunits = blocks.ListBlock(UnitBlock(), label=_("below it"), default=[])

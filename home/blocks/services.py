from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.choosing import ImageChooserBlock


class StepBlock(blocks.StructBlock):
    """One step of a guide."""

    title = blocks.CharBlock(label=_("what to do"), max_length=150)
    text = blocks.RichTextBlock(label=_("how"), features=["bold", "ul", "link"], required=False)
    picture = ImageChooserBlock(label=_("picture"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")

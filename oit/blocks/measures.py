"""What O24 plans and O25 shows done."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.content import DocumentBlock, GalleryPictureBlock
from home.blocks.one_stop import OneStopArea
from oit.indicators import Indicator

from .lines import TEXT


class AreaPlanBlock(blocks.StructBlock):
    """What is planned for one area of the One Stop Service, and who is responsible."""

    area = blocks.ChoiceBlock(label=_("area"), choices=OneStopArea.choices)
    plan = blocks.RichTextBlock(label=_("plan"), features=TEXT)
    responsible = blocks.CharBlock(label=_("responsible: position"), max_length=200)

    class Meta:
        icon = "home"
        label = _("Area")


class AreaResultBlock(blocks.StructBlock):
    """One area of the One Stop Service before and after."""

    area = blocks.ChoiceBlock(label=_("area"), choices=OneStopArea.choices)
    text = blocks.RichTextBlock(label=_("what was done"), features=TEXT)
    before = blocks.ListBlock(GalleryPictureBlock(), label=_("pictures before"), default=[])
    after = blocks.ListBlock(GalleryPictureBlock(), label=_("pictures after"), default=[])

    class Meta:
        icon = "home"
        label = _("Area")


class MeasureResultBlock(blocks.StructBlock):
    """What came of what was planned under one indicator, with its evidence."""

    indicator = blocks.ChoiceBlock(label=_("indicator"), choices=Indicator.choices)
    text = blocks.RichTextBlock(label=_("what was done and what came of it"), features=TEXT)
    files = blocks.ListBlock(DocumentBlock(), label=_("files"), default=[])
    pictures = blocks.ListBlock(GalleryPictureBlock(), label=_("pictures"), default=[])

    class Meta:
        icon = "tick"
        label = _("Result of an indicator")

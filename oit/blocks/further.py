"""Elements that an edition adds and that no page type has a field for."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.content import DocumentBlock, GalleryPictureBlock
from cms.blocks.dates import ThaiDateBlock
from oit.editions import editions

from .lines import TEXT


def further_choices():
    """``(key, title)`` of every element that an edition describes by its kind alone, each key once."""
    found = {}
    for edition in editions().values():
        for item in edition.items:
            found |= {element.key: str(element.title) for element in item.elements if element.kind}
    return list(found.items())


class FurtherElementBlock(blocks.StructBlock):
    """One such element. The edition's kind says which of its parts must be there."""

    key = blocks.ChoiceBlock(label=_("what the checklist asks for"), choices=further_choices)
    text = blocks.RichTextBlock(label=_("text"), features=TEXT, required=False)
    date = ThaiDateBlock(label=_("date"), required=False)
    files = blocks.ListBlock(DocumentBlock(), label=_("files"), default=[])
    pictures = blocks.ListBlock(GalleryPictureBlock(), label=_("pictures"), default=[])
    nothing = blocks.BooleanBlock(
        label=_("there was nothing to report"),
        required=False,
        help_text=_("The page then shows the words that the checklist asks for."),
    )

    class Meta:
        icon = "plus"
        label = _("Further element")

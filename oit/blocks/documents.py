"""Files with what makes them evidence: a number, a date, who signed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from cms.blocks.choosing import DocumentChooserBlock
from cms.blocks.dates import ThaiDateBlock
from cms.languages import NAMES


class SignedOriginalBlock(blocks.StructBlock):
    """A scan of what was signed. The page itself says the same in words that can be read and searched."""

    title = blocks.CharBlock(label=_("what it is"), max_length=250)
    document = DocumentChooserBlock(label=_("file"))
    number = blocks.CharBlock(
        label=pgettext_lazy("of an announcement", "number"), max_length=50, required=False
    )
    date = ThaiDateBlock(label=_("date"))
    signatory = blocks.CharBlock(
        label=_("signed by: position"), max_length=150, help_text=_("The position, not the name.")
    )
    language = blocks.ChoiceBlock(label=_("language of the file"), choices=tuple(NAMES.items()), default="th")

    class Meta:
        icon = "edit"
        label = _("Signed original")


class NoticeBlock(blocks.StructBlock):
    """One procurement notice: a file, the address where it was published, or both."""

    title = blocks.CharBlock(label=_("subject"), max_length=250)
    number = blocks.CharBlock(label=_("e-GP or announcement number"), max_length=50, required=False)
    date = ThaiDateBlock(label=_("date of the notice"))
    document = DocumentChooserBlock(label=_("file"), required=False)
    address = blocks.URLBlock(
        label=_("address of the notice"),
        required=False,
        help_text=_("For example its page in the e-GP system."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Notice")

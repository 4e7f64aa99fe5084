"""Where else a month was published before it came to this site."""

from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.dates import ThaiDateBlock

from .months import month_choices


class PublishedElsewhereBlock(blocks.StructBlock):
    """The station's own statement that a month was first published on ``day`` at ``address``."""

    month = blocks.ChoiceBlock(label=_("month"), choices=month_choices)
    day = ThaiDateBlock(label=_("first published on"))
    address = blocks.URLBlock(
        label=_("at the address"),
        help_text=_("Begins with https://. Keep the old page reachable for as long as you can."),
        validators=[URLValidator(["https"], message=_("Give the whole address, beginning with https://."))],
    )

    class Meta:
        icon = "site"
        label = _("Month published elsewhere")

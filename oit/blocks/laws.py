from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.choosing import DocumentChooserBlock


class LawCategory(models.TextChoices):
    """What the public looks for a law under."""

    CRIMINAL = "criminal", _("Criminal law and procedure")
    TRAFFIC = "traffic", _("Traffic and vehicles")
    DRUGS = "drugs", _("Narcotics")
    TECHNOLOGY = "technology", _("Computers and online fraud")
    FAMILY = "family", _("Children, families and victims")
    PUBLIC_ORDER = "public-order", _("Public order, weapons and gambling")
    FOREIGNERS = "foreigners", _("Foreigners and tourism")
    POLICE = "police", _("The police and public service")
    OTHER = "other", _("Other")


class LawBlock(blocks.StructBlock):
    """One law: what it is called, what it means for people, and where its text is."""

    title = blocks.CharBlock(label=_("title"), max_length=250)
    category = blocks.ChoiceBlock(label=_("category"), choices=LawCategory.choices)
    must_know = blocks.BooleanBlock(
        label=_("the public must or should know it"),
        required=False,
        help_text=_("Laws with this tick come first."),
    )
    summary = blocks.TextBlock(label=_("what it means, in plain words"), rows=2, required=False)
    address = blocks.URLBlock(
        label=_("address of the text"),
        required=False,
        help_text=_("For example at the Council of State."),
    )
    document = DocumentChooserBlock(label=_("file"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Law")

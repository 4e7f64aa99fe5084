from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.choosing import ImageChooserBlock


class MemberKind(models.TextChoices):
    """How someone came to sit on the committee."""

    CHAIR = "chair", _("Chair")
    EX_OFFICIO = "ex-officio", _("By office")
    CITIZEN = "citizen", _("Selected citizen")
    SECRETARY = "secretary", _("Secretary")


class MemberBlock(blocks.StructBlock):
    """A member of the committee."""

    kind = blocks.ChoiceBlock(label=_("sits as"), choices=MemberKind.choices)
    name = blocks.CharBlock(label=_("name"), max_length=150)
    position = blocks.CharBlock(label=_("position"), max_length=200, required=False)
    photo = ImageChooserBlock(label=_("photo"), required=False)
    biography = blocks.TextBlock(
        label=_("short biography"),
        required=False,
        rows=3,
        help_text=_(
            "For selected citizens: education, work, service to the community. No address, no telephone."
        ),
    )

    class Meta:
        icon = "user"
        label = _("Member")

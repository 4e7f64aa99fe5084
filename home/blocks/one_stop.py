from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.choosing import ImageChooserBlock


class OneStopArea(models.TextChoices):
    """The six areas of a One Stop Service (DOMAIN: O24 plans them, O25 shows them done)."""

    INFORMATION_POINT = "information-point", _("Information point and case progress enquiries")
    SERVICE_SIGN = "service-sign", _("Signs to the service point")
    PLEDGE_SIGN = "pledge-sign", _("Service pledge sign")
    NO_GIFT_SIGN = "no-gift-sign", _("No Gift Policy sign")
    MANUAL_DOWNLOAD_SIGN = "manual-download-sign", _("Sign for downloading the service manuals")
    FACILITIES = "facilities", _("Facilities")


class Facility(models.TextChoices):
    """What visitors find; the value is also the name of the icon."""

    WATER = "water", _("Drinking water")
    SEAT = "seat", _("Seats")
    WIFI = "wifi", _("Free Wi-Fi")
    COMPUTER = "computer", _("Computer for online reports and the EIT survey")
    TV = "tv", _("Royal Thai Police television")
    ACCESSIBLE = "accessible", _("Toilets, also for disabled people")
    BRAILLE = "braille", _("Documents in Braille")
    PARKING = "parking", _("Parking")


class AreaPictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("picture")


class AreaBlock(blocks.StructBlock):
    area = blocks.ChoiceBlock(label=_("area"), choices=OneStopArea.choices)
    text = blocks.RichTextBlock(label=_("what is there"), features=["bold", "ul", "link"])
    pictures = blocks.ListBlock(AreaPictureBlock(), label=_("pictures"), default=[])

    class Meta:
        icon = "home"
        label = _("Area")


class DutyBlock(blocks.StructBlock):
    when = blocks.CharBlock(
        label=_("when"), max_length=120, help_text=_("For example: every day 08.30–20.30")
    )
    position = blocks.CharBlock(label=_("position on duty"), max_length=150)
    telephone = blocks.CharBlock(label=_("telephone"), max_length=30, required=False)

    class Meta:
        icon = "user"
        label = _("Shift")


class PledgeBlock(blocks.StructBlock):
    service = blocks.CharBlock(label=_("service"), max_length=200)
    time = blocks.CharBlock(label=_("time it takes"), max_length=100)
    condition = blocks.CharBlock(label=_("condition"), max_length=200, required=False)

    class Meta:
        icon = "time"
        label = _("Pledge")

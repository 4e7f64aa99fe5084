"""Manuals for officers and for the public: O8, O9, O22."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from oit.blocks.lines import DoDontBlock, ManualBlock, ServiceBlock
from oit.elements import DosAndDontsElement, ManualsElement, RecordElement, ServicesElement

from .fields import files_field, text_field
from .item import ItemPage


class OfficerManualsPage(ItemPage):
    """A manual or standard for each line of work."""

    manuals = StreamField([("manual", ManualBlock())], blank=True, verbose_name=_("manuals"))

    elements = (ManualsElement("manuals-by-line", "manuals"),)
    page_description = _("Operating manuals for officers")

    class Meta:
        verbose_name = _("officer manuals page")


class ServiceManualsPage(ItemPage):
    """Manuals for the public, and each service with its steps and the time it takes."""

    manuals = StreamField([("manual", ManualBlock())], blank=True, verbose_name=_("manuals for the public"))
    services = StreamField([("service", ServiceBlock())], blank=True, verbose_name=_("services"))

    elements = (ManualsElement("manuals-by-line", "manuals"), ServicesElement("services", "services"))
    page_description = _("Public service manuals")

    class Meta:
        verbose_name = _("service manuals page")


class EthicsManualPage(ItemPage):
    """The manual of ethical conduct, and what it means at this station."""

    manual = text_field(_("manual or guidelines"))
    manual_files = files_field()
    pairs = StreamField([("pair", DoDontBlock())], blank=True, verbose_name=_("do's and don'ts"))

    elements = (
        RecordElement("manual", text="manual", files="manual_files"),
        DosAndDontsElement("dos-and-donts", "pairs"),
    )
    page_description = _("Manual of ethical conduct")

    class Meta:
        verbose_name = _("ethics manual page")

"""Blocks of the station settings: each holds its text in both languages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.bilingual import Text, active_language


class BilingualValue(blocks.StructValue):
    """``value.label`` reads ``label_th`` or ``label_en`` by the active language."""

    def text(self, name):
        language = active_language()
        value = self.get(f"{name}_{language}")
        return Text(value, language) if value or language == "th" else Text(self.get(f"{name}_th"), "th")

    @property
    def label(self):
        return self.text("label")


class PhoneValue(BilingualValue):
    @property
    def number(self):
        return self["number"]


class HoursValue(BilingualValue):
    @property
    def times(self):
        return self.text("times")


class PhoneBlock(blocks.StructBlock):
    label_th = blocks.CharBlock(label=_("for what (Thai)"), max_length=80)
    label_en = blocks.CharBlock(label=_("for what (English)"), max_length=80, required=False)
    number = blocks.RegexBlock(
        regex=r"^[0-9 +\-#,()]{3,30}$",
        label=_("number"),
        error_messages={"invalid": _("Write the number with digits, for example 076 000 191.")},
    )

    class Meta:
        icon = "mobile-alt"
        label = _("telephone")
        value_class = PhoneValue


class HoursBlock(blocks.StructBlock):
    label_th = blocks.CharBlock(label=_("service (Thai)"), max_length=80)
    label_en = blocks.CharBlock(label=_("service (English)"), max_length=80, required=False)
    times_th = blocks.CharBlock(label=_("times (Thai)"), max_length=80)
    times_en = blocks.CharBlock(label=_("times (English)"), max_length=80, required=False)

    class Meta:
        icon = "time"
        label = _("hours")
        value_class = HoursValue

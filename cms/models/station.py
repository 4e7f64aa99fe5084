"""The facts of a station, entered once and shown everywhere."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import register_setting
from wagtail.fields import StreamField

from cms.bilingual import Bilingual, Text, active_language
from cms.blocks.station import HoursBlock, PhoneBlock
from cms.lines_of_work import LineOfWork
from cms.sites import StationSetting
from cms.surveys import eit_window

from .station_panels import SOCIAL_CHANNELS, TABS


class StationKind(models.TextChoices):
    METROPOLITAN = "metropolitan", _("Metropolitan police station")
    PROVINCIAL = "provincial", _("Provincial police station")
    OTHER = "other", _("Other police unit")


# The abbreviation on the disc that stands for a station without a logo.
MARKS = {StationKind.METROPOLITAN: "สน.", StationKind.PROVINCIAL: "สภ.", StationKind.OTHER: "ตร."}


class Theme(models.TextChoices):
    """Colours whose contrast was measured: at least 7:1 for text in the brand colour on white."""

    MAROON = "maroon", _("Maroon")
    NAVY = "navy", _("Navy blue")
    FOREST = "forest", _("Forest green")
    PLUM = "plum", _("Plum")


class BannerLevel(models.TextChoices):
    NORMAL = "normal", _("Normal")
    URGENT = "urgent", _("Urgent")


@register_setting(icon="home", order=100)
class StationSettings(StationSetting):
    """What the station is, where it is and how it is reached."""

    name_th = models.CharField(_("official name (Thai)"), max_length=150)
    name_en = models.CharField(_("official name (English)"), max_length=150)
    short_name_th = models.CharField(
        _("short name (Thai)"), max_length=60, blank=True, help_text=_("For example: สภ.กมลา")
    )
    short_name_en = models.CharField(_("short name (English)"), max_length=60, blank=True)
    kind = models.CharField(
        _("kind of station"), max_length=20, choices=StationKind, default=StationKind.PROVINCIAL
    )
    superior_units_th = models.TextField(
        _("superior units (Thai)"), blank=True, help_text=_("One unit a line, the nearest first.")
    )
    superior_units_en = models.TextField(_("superior units (English)"), blank=True)
    responsible_line = models.CharField(
        _("line of work responsible for the website"),
        max_length=20,
        choices=LineOfWork,
        default=LineOfWork.ADMINISTRATION,
    )

    address_th = models.TextField(_("address (Thai)"), blank=True)
    address_en = models.TextField(_("address (English)"), blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(21)],
        help_text=_("In degrees, for example 7.951234. Thailand lies between 5 and 21."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(97), MaxValueValidator(106)],
        help_text=_("In degrees, for example 98.281234. Thailand lies between 97 and 106."),
    )
    map_picture = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("map"),
        help_text=_("A picture of the way to the station."),
    )

    telephone = models.CharField(_("telephone, day and night"), max_length=30, blank=True)
    phones = StreamField([("phone", PhoneBlock())], blank=True, verbose_name=_("further telephone numbers"))
    email = models.EmailField(_("e-mail"), blank=True)
    hours = StreamField([("hours", HoursBlock())], blank=True, verbose_name=_("opening hours"))

    facebook = models.URLField("Facebook", blank=True)
    line = models.URLField(
        "LINE", blank=True, help_text=_("The address of the official account, https://line.me/…")
    )
    x = models.URLField("X (Twitter)", blank=True)
    tiktok = models.URLField("TikTok", blank=True)
    instagram = models.URLField("Instagram", blank=True)
    youtube = models.URLField("YouTube", blank=True)

    eit_url = models.URLField(_("EIT survey address"), blank=True, help_text=_("The survey for visitors."))
    eit_from = models.DateField(_("EIT survey open from"), null=True, blank=True)
    eit_until = models.DateField(_("EIT survey open until"), null=True, blank=True)
    iit_url = models.URLField(_("IIT survey address"), blank=True, help_text=_("The survey for officers."))

    logo = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    theme = models.CharField(_("colours"), max_length=20, choices=Theme, default=Theme.MAROON)
    thai_digits = models.BooleanField(_("show dates with Thai digits"), default=False)

    banner_text_th = models.CharField(_("notice (Thai)"), max_length=250, blank=True)
    banner_text_en = models.CharField(_("notice (English)"), max_length=250, blank=True)
    banner_level = models.CharField(
        _("level"), max_length=10, choices=BannerLevel, default=BannerLevel.NORMAL
    )
    banner_url = models.URLField(_("link to more"), blank=True)
    banner_from = models.DateTimeField(_("show from"), null=True, blank=True)
    banner_until = models.DateTimeField(_("show until"), null=True, blank=True)

    name = Bilingual("name")
    short_name = Bilingual("short_name")
    address = Bilingual("address")

    edit_handler = TABS

    class Meta:
        verbose_name = _("station settings")

    def __str__(self):
        return self.name_th or str(self.site)

    def clean(self):
        super().clean()
        errors = {}
        if self.banner_from and self.banner_until and self.banner_until <= self.banner_from:
            errors["banner_until"] = _("The notice ends before it starts. Check both times.")
        if self.eit_from and self.eit_until and self.eit_until < self.eit_from:
            errors["eit_until"] = _("The survey ends before it opens. Check both days.")
        if (self.latitude is None) != (self.longitude is None):
            errors["longitude"] = _("Give both latitude and longitude, or neither.")
        for name in ("telephone",):
            if re.search(r"[^0-9 +\-#,()]", getattr(self, name)):
                errors[name] = _("Write the number with digits, for example 076 000 191.")
        if errors:
            raise ValidationError(errors)

    # --- What the templates read -------------------------------------------------------------

    @property
    def breakable_name(self):
        """The name with a hint where it may break over two lines, after the word for a police station."""
        return Text(self.name.replace("สถานีตำรวจ", "สถานีตำรวจ\u200b", 1), self.name.lang)

    @property
    def mark(self):
        return MARKS[self.kind]

    @property
    def name_other(self):
        """The name in the language that the page is not in."""
        return Text(self.name_th, "th") if active_language() == "en" else Text(self.name_en, "en")

    @property
    def superior_units(self):
        return _lines(Bilingual("superior_units").__get__(self))

    @property
    def address_lines(self):
        return _lines(self.address)

    @property
    def responsible_unit(self):
        return self.get_responsible_line_display()

    @cached_property
    def eit_days(self):
        """``(first, last)`` day of the EIT survey, None where one is not known; a calendar's before the one here."""
        return (self.eit_url and eit_window(self.site_id)) or (self.eit_from, self.eit_until)

    @property
    def eit_open(self):
        """Whether visitors can answer the EIT survey today; its last day is included."""
        (first, last), today = self.eit_days, timezone.localdate()
        return bool(self.eit_url) and (first is None or first <= today) and (last is None or today <= last)

    @property
    def map_url(self):
        """The station's place on a public map, to be opened by the visitor; nothing is loaded from there."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"https://www.google.com/maps/search/?api=1&query={self.latitude},{self.longitude}"

    @property
    def emergency_numbers(self):
        """The national numbers that every page offers, 191 first (DOMAIN: services and numbers)."""
        return [
            {"label": _("Emergency"), "number": "191"},
            {"label": _("Tourist police"), "number": "1155"},
            {"label": _("Medical emergency"), "number": "1669"},
        ]

    @property
    def social_links(self):
        """The channels that the station has, in a fixed order: key, label, handle and url of each."""
        return [
            {
                "key": channel,
                "label": self._meta.get_field(channel).verbose_name,
                "handle": url.rstrip("/").rsplit("/", 1)[-1],
                "url": url,
            }
            for channel in SOCIAL_CHANNELS
            if (url := getattr(self, channel))
        ]

    @property
    def banner(self):
        """The notice to show now (text, level, url), or None."""
        text = Bilingual("banner_text").__get__(self)
        now = timezone.now()
        if (
            not text
            or (self.banner_from and now < self.banner_from)
            or (self.banner_until and now >= self.banner_until)
        ):
            return None
        return {"text": text, "level": self.banner_level, "url": self.banner_url}

    @property
    def changes_at(self):
        """The moments at which the banner begins and ends to be shown, None where there is none."""
        return [self.banner_from, self.banner_until]

    @property
    def theme_css_url(self):
        return "" if self.theme == Theme.MAROON else static(f"css/themes/{self.theme}.css")


def _lines(text):
    """The lines of a Text that are not empty, each a Text in the same language."""
    return [Text(line.strip(), text.lang) for line in text.splitlines() if line.strip()]

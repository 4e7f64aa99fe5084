from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import register_setting

from cms.sites import StationSetting

from .licences import LICENCES


class LicenceName(models.TextChoices):
    """The keys of LICENCES."""

    CC_BY = "cc-by", _("Creative Commons Attribution 4.0: free for every use that names the station")
    DGA = "dga", _("DGA Open Government License, of the Digital Government Development Agency")
    CC0 = "cc0", _("Creative Commons Zero: free for every use, without conditions")


@register_setting(icon="table", order=120)
class OpenDataSettings(StationSetting):
    """Under which terms a station gives its tables away, and how its procurements are numbered."""

    licence_name = models.CharField(
        _("licence"),
        max_length=10,
        choices=LicenceName,
        default=LicenceName.CC_BY,
        help_text=_("What everyone may do with the tables that are published. Shown on the open data page."),
    )
    ocid_prefix = models.CharField(
        _("registered prefix for procurements (OCDS)"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(
                r"^ocds-[a-z0-9]{6}$",
                _("Write the prefix as it was registered, for example ocds-a1b2c3, or leave this empty."),
            )
        ],
        help_text=_(
            "The Open Contracting Partnership gives one to each publisher, free of charge. Without it the "
            "procurements are numbered under the host name of this site, and said to be unregistered."
        ),
    )

    panels = [FieldPanel("licence_name"), FieldPanel("ocid_prefix")]

    class Meta:
        verbose_name = _("open data")

    def __str__(self):
        return f"{self._meta.verbose_name} – {self.site}"

    @property
    def licence(self):
        """The Licence."""
        return LICENCES[self.licence_name]

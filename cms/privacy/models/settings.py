"""What each station sets: whom to ask about personal data, and for how long entries are kept."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting

from cms.bilingual import Bilingual
from cms.privacy import kinds
from cms.privacy.fields import DaysByKindField
from cms.sites import StationSetting


@register_setting(icon="lock", order=110)
class PrivacySettings(StationSetting):
    """The station as the controller of personal data. ``days``: ``{key of a Kind: days}``, where the station chose."""

    contact_th = models.CharField(
        _("data protection contact (Thai)"),
        max_length=150,
        blank=True,
        help_text=_("A position, for example: the data protection officer of the Provincial Police."),
    )
    contact_en = models.CharField(_("data protection contact (English)"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail of that contact"), blank=True)
    contact_telephone = models.CharField(_("telephone of that contact"), max_length=30, blank=True)
    days = DaysByKindField(_("for how many days entries are kept"), default=dict, blank=True)

    contact = Bilingual("contact")

    panels = [
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "Shown beside every form, as section 23 of the Personal Data Protection Act asks for. "
                        "Where nothing is written here, people are told to ask the station."
                    )
                ),
                FieldRowPanel([FieldPanel("contact_th"), FieldPanel("contact_en")]),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_telephone")]),
            ],
            heading=_("Whom to ask about personal data"),
        ),
        FieldPanel("days"),
    ]

    class Meta:
        verbose_name = _("personal data")

    def __str__(self):
        return f"{self._meta.verbose_name} – {self.site}"

    def clean(self):
        super().clean()
        if self.contact_en and not self.contact_th:
            raise ValidationError({"contact_th": _("Write the contact in Thai too.")})

    def days_of(self, kind):
        """For how many days the station keeps entries of the Kind."""
        return self.days.get(kind.key, kind.days)

    def periods(self):
        """``[(Kind, its period in words)]`` of every kind."""
        return [(kind, kinds.period_in_words(self.days_of(kind))) for kind in kinds.all_kinds()]

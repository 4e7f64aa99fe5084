"""Who answers a station's questions, and within what time."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.contrib.settings.models import register_setting

from cms.front import front
from cms.models import Officer
from cms.sites import StationSetting

# Working days. No law sets a number for questions: it is the station's own promise.
USUAL_DAYS = 7


class QuestionSettingsForm(WagtailAdminModelForm):
    """Offers the station's own officers who are in office."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officers"].queryset = Officer.objects.of_station(self.instance.site_id).in_office()


@register_setting(icon="help", order=110)
class QuestionSettings(StationSetting):
    """Shown on the questions and answers page, with the order that appoints the officers."""

    answer_days = models.PositiveSmallIntegerField(
        _("working days within which questions are answered"),
        default=USUAL_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("The station's promise. Questions that wait longer are listed as overdue."),
    )
    officers = models.ManyToManyField(
        Officer,
        blank=True,
        related_name="+",
        verbose_name=_("officers who answer"),
        help_text=_(
            "Named by position on the page. The order that appoints them comes from the orders register: the newest "
            "one about “Officers for social media and Q&A”."
        ),
    )

    edit_handler = ObjectList(
        [FieldPanel("answer_days"), FieldPanel("officers", widget=forms.CheckboxSelectMultiple)],
        base_form_class=QuestionSettingsForm,
    )

    class Meta:
        verbose_name = _("questions and answers")

    def __str__(self):
        return f"{self._meta.verbose_name} – {self.site}"

    @property
    def answering(self):
        """The Officers who answer and are in office, in the order of the directory."""
        return list(self.officers.in_office())

    @property
    def order(self):
        """The newest published Order that appoints them, or None."""
        return front().order_on_answers(self.site_id)

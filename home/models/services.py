"""E-services: what can be done online, and how."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.forms import StationPageForm
from cms.guide_files import files_of
from cms.models import BasePage
from cms.search.kinds import Kind
from home.blocks.services import StepBlock


class EServiceKind(models.TextChoices):
    """The three kinds that O10 asks for, and any other."""

    ONLINE_REPORT = "online-report", _("Reporting a crime online")
    FINES = "fines", _("Paying a fine online")
    CASE_TRACKING = "case-tracking", _("Following the progress of a case")
    OTHER = "other", _("Another service")


ICONS = {
    EServiceKind.ONLINE_REPORT: "report",
    EServiceKind.FINES: "ticket",
    EServiceKind.CASE_TRACKING: "track",
    EServiceKind.OTHER: "computer",
}


def validate_https(url):
    if urlsplit(url).scheme != "https":
        raise ValidationError(_("Give the address with https://, so that visitors' data travels protected."))


class EServicesIndexPage(BasePage):
    """All e-services."""

    address_key = "e_services"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.EServicePage"]
    max_count_per_parent = 1
    page_description = _("All e-services")
    found_by_text = False

    class Meta:
        verbose_name = _("list of e-services")

    @property
    def found_as(self):
        return {"kind": Kind.SERVICE}

    def get_services(self):
        return EServicePage.objects.child_of(self).live().public().select_related("picture")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "services": self.get_services()}


class EServicePage(BasePage):
    """One e-service: what it is, how to use it, and the way there."""

    kind = models.CharField(_("kind"), max_length=20, choices=EServiceKind, default=EServiceKind.OTHER)
    provider = models.CharField(
        _("whose system"), max_length=150, blank=True, help_text=_("For example: Royal Thai Police")
    )
    official_url = models.URLField(
        _("official address"),
        blank=True,
        validators=[validate_https],
        help_text=_(
            "The address of the system itself. Copy it from the system's own site, never from a message."
        ),
    )
    audience = models.TextField(_("who it is for"), blank=True)
    documents_needed = RichTextField(_("what to have ready"), blank=True, features=["bold", "ul", "link"])
    time_taken = models.CharField(_("time it takes"), max_length=150, blank=True)
    fee = models.CharField(_("fee"), max_length=150, blank=True)
    steps = StreamField([("step", StepBlock())], blank=True, verbose_name=_("steps"))
    picture = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )

    synchronized = ("kind", "official_url", "picture")
    base_form_class = StationPageForm
    parent_page_types = ["home.EServicesIndexPage"]
    subpage_types = []
    page_description = _("One e-service: what it is, how to use it, and the way there")

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("provider")]),
        FieldPanel("official_url"),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldPanel("documents_needed"),
                FieldRowPanel([FieldPanel("time_taken"), FieldPanel("fee")]),
            ],
            heading=_("What to know"),
        ),
        FieldPanel("steps"),
        FieldPanel("picture"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("audience"), index.SearchField("steps")]

    class Meta:
        verbose_name = _("e-service")
        verbose_name_plural = _("e-services")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "guide_files": files_of(self, request)}

    @property
    def found_as(self):
        return {"kind": Kind.SERVICE}

    @property
    def icon(self):
        return ICONS[self.kind]

    @property
    def host(self):
        """The host of the official address, shown so that a visitor can compare it."""
        return urlsplit(self.official_url).hostname or ""

"""What the head of station stands for, and the station's plan against corruption."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.content import ContentBlock
from cms.forms import StationPageForm
from cms.models import BasePage, Officer
from home.blocks.plans import PlanRowBlock


class IntegrityStatementPage(BasePage):
    """The head of station's statement of honest intent (เจตนารมณ์)."""

    statement = models.TextField(
        _("statement in one or two sentences"), blank=True, help_text=_("Shown large, also on the home page.")
    )
    body = RichTextField(_("full text"), blank=True, features=["h2", "bold", "ol", "ul", "link"])
    signatory = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("head of station"),
    )
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    original = models.ForeignKey(
        "cms.StationDocument",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed original"),
    )

    synchronized = ("signatory", "announced_on", "original")
    address_key = "integrity"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("The head of station's statement of honest intent")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("statement"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("signatory"), FieldPanel("announced_on")]),
        FieldPanel("original"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("statement"), index.SearchField("body")]

    class Meta:
        verbose_name = _("integrity statement")


class AntiCorruptionPlanPage(BasePage):
    """The station's plan against corruption, measure by measure."""

    measures = StreamField([("measure", PlanRowBlock())], blank=True, verbose_name=_("measures"))
    body = StreamField(ContentBlock(), blank=True, verbose_name=_("further text and files"))

    address_key = "anti_corruption_plan"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("The station's plan against corruption, measure by measure")
    content_panels = [*BasePage.content_panels, FieldPanel("measures"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("measures"), index.SearchField("body")]

    class Meta:
        verbose_name = _("anti-corruption plan")

from django.db import models
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField

from cms.models import Officer, StationDocument
from cms.translations import english_progress
from oit.elements import DateElement, EnglishElement, PictureElement, SignatoryElement, TextElement

from .item import ItemPage

FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class AntiBriberyPolicyPage(RoutablePageMixin, ItemPage):
    """The Anti-Bribery Policy, part by part, in Thai and English, and both side by side."""

    signatory = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("issued by"),
        help_text=_("The head of station in office. A new head of station issues the policy again."),
    )
    purpose = RichTextField(_("purpose"), blank=True, features=FEATURES)
    scope = RichTextField(_("scope"), blank=True, features=FEATURES)
    definition = RichTextField(_("what a bribe is"), blank=True, features=FEATURES)
    consequences = RichTextField(_("consequences of a breach"), blank=True, features=FEATURES)
    monitoring = RichTextField(_("monitoring and review"), blank=True, features=FEATURES)
    report_channel = RichTextField(_("how to report"), blank=True, features=FEATURES)
    protection = RichTextField(_("protection and confidentiality"), blank=True, features=FEATURES)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    infographic = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("No Gift Policy infographic"),
    )
    original = models.ForeignKey(
        "cms.StationDocument",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed original (Thai)"),
    )
    original_en = models.ForeignKey(
        "cms.StationDocument",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed original (English)"),
    )

    elements = (
        SignatoryElement("current-chief", "signatory"),
        EnglishElement("english"),
        TextElement("purpose", "purpose"),
        TextElement("scope", "scope"),
        TextElement("definition", "definition"),
        TextElement("consequences", "consequences"),
        TextElement("monitoring", "monitoring"),
        TextElement("report-channel", "report_channel"),
        TextElement("protection", "protection"),
        DateElement("announced-on", "announced_on"),
        PictureElement("no-gift-infographic", "infographic"),
    )
    further_panels = [
        MultiFieldPanel([FieldPanel("original"), FieldPanel("original_en")], heading=_("Signed originals"))
    ]
    synchronized = ("signatory", "announced_on", "infographic", "original", "original_en")
    page_description = _("The Anti-Bribery Policy, in Thai and English")
    item_template = "oit/policy_page.html"

    class Meta:
        verbose_name = _("anti-bribery policy")

    @path("both/", name="both")
    def both(self, request):
        """The Thai and the English policy side by side."""
        thai = self.thai
        english = english_progress(thai).page
        if english is None:
            raise Http404
        return self.render(
            request,
            template="oit/policy_both.html",
            context_overrides={"parts": self.get_parts(thai, english.specific)},
        )

    def get_parts(self, thai, english):
        """The text elements of both pages: ``{element, thai, english}``."""
        return [
            {
                "element": rule,
                "thai": getattr(thai, declared.fields[0]),
                "english": getattr(english, declared.fields[0]),
            }
            for rule in self.item.elements
            if isinstance(declared := self.declared(rule.key), TextElement)
        ]

    @cached_property
    def files(self):
        """The signed originals that there are."""
        keys = [key for key in (self.thai.original_id, self.thai.original_en_id) if key]
        found = StationDocument.objects.in_bulk(keys)
        return [found[key] for key in keys]

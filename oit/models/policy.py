from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from cms.models import Officer
from cms.translations import english_progress
from oit.elements import DateElement, EnglishElement, PictureElement, SignatoryElement, TextElement

from .fields import SignedOriginals, date_field, picture_field, text_field
from .item import ItemPage


class AntiBriberyPolicyPage(SignedOriginals, ItemPage):
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
    purpose = text_field(_("purpose"))
    scope = text_field(_("scope"))
    definition = text_field(_("what a bribe is"))
    consequences = text_field(_("consequences of a breach"))
    monitoring = text_field(_("monitoring and review"))
    report_channel = text_field(_("how to report"))
    protection = text_field(_("protection and confidentiality"))
    announced_on = date_field(_("announced on"))
    infographic = picture_field(_("No Gift Policy infographic"))

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
    synchronized = ("signatory", "announced_on", "infographic")
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

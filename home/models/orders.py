"""The register of station orders (คำสั่ง): what was ordered, when, by whom, and what it authorises."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from cms.bilingual import Bilingual
from cms.forms import StationPageForm
from cms.item_codes import item_code
from cms.models import BasePage, StationOwned
from cms.models.stations import StationQuerySet
from cms.thai.digits import to_arabic
from cms.thai.years import FiscalYear


class OrderPurpose(models.TextChoices):
    """What station plans appoint by order (DOMAIN: the action plan of O24)."""

    WORKING_GROUP = "working-group", _("ITA working group")
    INTERNAL_AUDITOR = "internal-auditor", _("Internal auditor")
    INTERNAL_CONTROL = "internal-control", _("Internal-control committee")
    DUTIES = "duties", _("Officers' duties")
    SOCIAL_MEDIA = "social-media", _("Officers for social media and Q&A")
    BUILDING = "building-security", _("Security of building and armoury")
    STORES = "stores", _("Stores, exhibits and case files")
    OTHER = "other", _("Other")


class OrderQuerySet(StationQuerySet):
    def published(self):
        return self.filter(live=True).select_related("file").order_by("-date", "-pk")


class Order(DraftStateMixin, RevisionMixin, index.Indexed, StationOwned):
    """One order of the station."""

    number = models.CharField(
        pgettext_lazy("of an order", "number"),
        max_length=30,
        help_text=_("As on the order, for example 12/2567"),
    )
    date = models.DateField(_("date"))
    subject_th = models.CharField(_("subject (Thai)"), max_length=250)
    subject_en = models.CharField(_("subject (English)"), max_length=250, blank=True)
    signatory_th = models.CharField(_("signed by: position (Thai)"), max_length=150)
    signatory_en = models.CharField(_("signed by: position (English)"), max_length=150, blank=True)
    purpose = models.CharField(
        _("what it is about"), max_length=30, choices=OrderPurpose, default=OrderPurpose.OTHER
    )
    items = models.CharField(
        _("items of the checklist it authorises"),
        max_length=100,
        blank=True,
        help_text=_("For example: O24, O25"),
    )
    file = models.ForeignKey(
        "cms.StationDocument",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file"),
    )
    annex_withheld = models.BooleanField(
        _("sensitive annexes withheld"),
        default=False,
        help_text=_(
            "Tick if lists of names, positions of weapons or security plans were left out of the file."
        ),
    )

    subject = Bilingual("subject")
    signatory = Bilingual("signatory")

    objects = OrderQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("subject_th"), FieldPanel("subject_en")]),
        FieldRowPanel([FieldPanel("signatory_th"), FieldPanel("signatory_en")]),
        FieldRowPanel([FieldPanel("purpose"), FieldPanel("items")]),
        FieldPanel("file"),
        FieldPanel("annex_withheld"),
    ]
    search_fields = [
        index.SearchField("number"),
        index.SearchField("subject_th"),
        index.SearchField("subject_en"),
        index.AutocompleteField("subject_th"),
        index.AutocompleteField("number"),
        index.FilterField("site"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders register")
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="one_order_per_station_and_number")
        ]

    def __str__(self):
        return f"{self.number} {self.subject_th}"

    @property
    def anchor(self):
        return f"order-{self.pk}"

    @property
    def fiscal_year(self):
        return FiscalYear.of(self.date)

    def clean(self):
        super().clean()
        self.number = to_arabic(self.number).strip()
        self.items = self._clean_items()
        if (
            self.site_id
            and Order.objects.of_station(self.site_id).filter(number=self.number).exclude(pk=self.pk).exists()
        ):
            raise ValidationError(
                {
                    "number": _(
                        "The register already has an order with this number. Check the number, or edit that order."
                    )
                }
            )

    def _clean_items(self):
        """``O24, O25`` from codes written in any of the usual ways: o24, ๐๒๔, 024, ○24."""
        codes = []
        for part in re.split(r"[\s,;/]+", to_arabic(self.items).strip()):
            if not part:
                continue
            code = item_code(part)
            if not code:
                raise ValidationError(
                    {
                        "items": ValidationError(
                            _("“%(code)s” is not a code of the checklist. Write codes such as O24, O25."),
                            params={"code": part},
                        )
                    }
                )
            codes.append(code)
        return ", ".join(dict.fromkeys(codes))


class OrdersPage(BasePage):
    """The published orders by fiscal year."""

    address_key = "orders"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("The published orders, by fiscal year")

    class Meta:
        verbose_name = _("orders register page")

    def get_context(self, request, *args, **kwargs):
        purpose = request.GET.get("purpose") if request.GET.get("purpose") in OrderPurpose.values else ""
        orders = Order.objects.of_station(self.station).published()
        used = set(orders.order_by().values_list("purpose", flat=True).distinct())
        years = {}
        for order in orders.filter(purpose=purpose) if purpose else orders:
            years.setdefault(order.fiscal_year, []).append(order)
        return {
            **super().get_context(request, *args, **kwargs),
            "years": [{"year": year, "orders": listed} for year, listed in years.items()],
            "purposes": [
                {"value": value, "label": label} for value, label in OrderPurpose.choices if value in used
            ],
            "purpose": purpose,
        }

"""The report of a station's pages: which are translated into English, which no longer match, which are missing."""

from enum import Enum

import django_filters
from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import reports
from wagtail.models import Page, Site

from cms.admin.columns import TemplateColumn
from cms.models.stations import sites_with_pages_of
from cms.thai.dates import format_date
from cms.translations import Progress

from .overview import STALE, lines_of


class Standing(Enum):
    """What the report says of a page. The number orders: what needs work first."""

    STALE = 1, "stale", _("No longer matches the Thai")
    BEGUN = 2, "begun", _("Begun, not published")
    MISSING = 3, "missing", _("Not in English")
    TRANSLATED = 4, "translated", _("Translated")

    def __new__(cls, number, key, label):
        member = object.__new__(cls)
        member._value_, member.key, member.label = number, key, label
        return member

    @classmethod
    def of(cls, line):
        if line.progress in STALE:
            return cls.STALE
        if line.progress is Progress.IN_STEP:
            return cls.TRANSLATED
        return cls.BEGUN if line.english and not line.english.alias_of_id else cls.MISSING


def own_stations(request):
    return sites_with_pages_of(request.user) if request else Site.objects.none()


class ReportFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[(each.key, each.label) for each in Standing], method="in_state"
    )

    class Meta:
        model = Page
        fields = []

    def in_state(self, queryset, name, value):
        return queryset.filter(standing=next(each.value for each in Standing if each.key == value))


class ReportView(reports.ReportView):
    model = Page
    page_title = _("Translation into English")
    header_icon = "wagtail-localize-language"
    results_template_name = "side_by_side/report_results.html"
    index_url_name = "side_by_side:report"
    index_results_url_name = "side_by_side:report_results"
    filterset_class = ReportFilterSet
    default_ordering = "standing"
    is_searchable = True
    search_fields = ["title"]
    search_backend_name = None
    columns = [
        TemplateColumn(
            "title", "side_by_side/cell_title.html", label=_("Page"), sort_key="title", width="40%"
        ),
        TemplateColumn(
            "standing", "side_by_side/cell_standing.html", label=_("State"), sort_key="standing", width="30%"
        ),
        Column("thai_on", label=_("Thai published"), sort_key="last_published_at"),
        Column("english_on", label=_("English published")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not own_stations(request).exists():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def lines(self):
        return lines_of(own_stations(self.request))

    def get_base_queryset(self):
        keys = {each: [] for each in Standing}
        for key, line in self.lines.items():
            keys[Standing.of(line)].append(key)
        standing = Case(
            *(When(pk__in=found, then=Value(each.value)) for each, found in keys.items()),
            output_field=IntegerField(),
        )
        return Page.objects.filter(pk__in=self.lines).annotate(standing=standing)

    def order_queryset(self, queryset):
        """Pages of the same state stay in the order of the tree."""
        return queryset.order_by(self.ordering, "path")

    def decorate_paginated_queryset(self, object_list):
        shown = list(object_list)
        for page in shown:
            page.line = self.lines[page.pk]
            page.state = Standing.of(page.line)
            page.address = reverse("side_by_side:sheet", args=[page.pk])
            page.kind = capfirst(str(page.page_type_display_name))
            english = page.line.english
            page.thai_on = format_date(page.last_published_at, "short")
            page.english_on = format_date(english.last_published_at, "short") if english else "–"
        return shown

"""The log of erasures, as a report for those who answer for the station."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.models.stations import may_somewhere, sites_where
from cms.thai.dates import format_date

from . import kinds
from .models import Erasure, ErasureReason


def may_read_log(user):
    return may_somewhere(user, ["view"], Erasure)


class LogFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=lambda: [(kind.key, kind.title) for kind in kinds.all_kinds()]
    )
    reason = django_filters.ChoiceFilter(label=_("Reason"), choices=ErasureReason)
    at = django_filters.DateFromToRangeFilter(label=_("Period"), widget=DateRangePickerWidget)

    class Meta:
        model = Erasure
        fields = ["kind", "reason", "at"]


class LogView(ReportView):
    model = Erasure
    page_title = _("Log of erasures")
    header_icon = "lock"
    index_url_name = "privacy:log"
    index_results_url_name = "privacy:log_results"
    results_template_name = "privacy/log_results.html"
    filterset_class = LogFilterSet
    default_ordering = "-at"
    is_searchable = False
    list_export = ["at", "title", "number", "get_reason_display", "by", "site"]
    export_headings = {
        "at": _("When"),
        "title": _("Kind"),
        "number": _("Number of entries"),
        "get_reason_display": _("Reason"),
        "by": _("Done by"),
        "site": _("Station"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not may_read_log(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        own = sites_where(self.request.user, ["view"], Erasure)
        return Erasure.objects.filter(site__in=own).select_related("by", "site")

    def get_filename(self):
        return "erasures"

    @cached_property
    def columns(self):
        return [
            Column("at", label=_("When"), accessor=lambda erasure: format_date(erasure.at, "short")),
            Column("kind", label=_("Kind"), accessor="title"),
            Column("number", label=_("Number of entries")),
            Column("reason", label=_("Reason"), accessor="get_reason_display"),
            Column("by", label=_("Done by"), accessor=_doer),
        ]


def _doer(erasure):
    return erasure.by or _("the site itself")

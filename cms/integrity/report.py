"""The report of findings, those that are open first."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView

from cms.admin.columns import TemplateColumn

from .checks import code
from .kinds import Kind
from .models import Finding, Reading
from .who import findings_for, sees_findings

STATES = {
    "open": (_("To be looked at"), {"gone_at": None, "accepted_at": None}),
    "accepted": (_("Accepted"), {"gone_at": None, "accepted_at__isnull": False}),
    "gone": (_("No longer there"), {"gone_at__isnull": False}),
}


class FindingFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(key, label) for key, (label, _lookup) in STATES.items()],
        method="in_state",
    )
    kind = django_filters.MultipleChoiceFilter(label=_("What was found"), choices=Kind)

    class Meta:
        model = Finding
        fields = ["kind"]

    def in_state(self, queryset, name, value):
        return queryset.filter(**STATES[value][1])


class FindingReportView(ReportView):
    model = Finding
    page_title = _("Watch for take-over")
    header_icon = "warning"
    index_url_name = "integrity:report"
    index_results_url_name = "integrity:report_results"
    results_template_name = "integrity/report_results.html"
    filterset_class = FindingFilterSet
    is_searchable = True
    search_fields = ["subject", "detail"]
    columns = [
        TemplateColumn("subject", "integrity/cell_finding.html", label=_("What was found"), width="65%"),
        TemplateColumn("state", "integrity/cell_state.html", label=_("State"), width="35%"),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not sees_findings(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return findings_for(self.request.user).select_related("site", "accepted_by")

    def order_queryset(self, queryset):
        """What is open comes first."""
        is_open = Case(When(gone_at=None, accepted_at=None, then=Value(0)), default=Value(1))
        return queryset.order_by(is_open, "-found_at", "-pk")

    def get_context_data(self, **kwargs):
        readings = Reading.objects.filter(site__in=findings_for(self.request.user).values("site"))
        last = readings.order_by("at").first() or Reading.objects.order_by("at").first()
        return super().get_context_data(
            looked_at=last and last.at,
            has_no_manifest=self.request.user.is_superuser and not code.manifest_path().exists(),
            **kwargs,
        )

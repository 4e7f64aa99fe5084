"""The report: how often the pages of the own station were opened, in a period."""

import datetime

import django_filters
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, Site

from cms.admin.columns import TemplateColumn
from cms.models.stations import pages_of, sites_with_pages_of

# Without a chosen period: so many days, today included.
USUAL = datetime.timedelta(days=29)


def own_stations(request):
    return sites_with_pages_of(request.user) if request else Site.objects.none()


class VisitsFilterSet(WagtailFilterSet):
    period = django_filters.DateFromToRangeFilter(
        label=_("Period"), widget=DateRangePickerWidget, method="leave"
    )

    class Meta:
        model = Page
        fields = []

    def leave(self, queryset, name, value):
        """The period chooses days, not pages: the view looks at it."""
        return queryset


class VisitsReportView(ReportView):
    model = Page
    page_title = _("Visits")
    header_icon = "view"
    index_url_name = "visits:report"
    index_results_url_name = "visits:report_results"
    results_template_name = "visits/report_results.html"
    filterset_class = VisitsFilterSet
    is_searchable = False
    list_export = ["title", "url_path", "views"]
    export_headings = {"title": _("Page"), "url_path": _("Address"), "views": _("Times opened")}
    columns = [
        TemplateColumn("title", "visits/cell_page.html", label=_("Page"), width="75%"),
        Column("views", label=_("Times opened")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not own_stations(request).exists():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def period(self):
        """``(first, last)`` day, both included."""
        chosen = self.filters.form.cleaned_data.get("period") if self.filters.is_valid() else None
        today = timezone.localdate()
        last = chosen.stop.date() if chosen and chosen.stop else today
        first = chosen.start.date() if chosen and chosen.start else last - USUAL
        return first, last

    def get_base_queryset(self):
        return pages_of(own_stations(self.request))

    def filter_queryset(self, queryset):
        views = Sum("visits__number", filter=Q(visits__day__range=self.period))
        found = super().filter_queryset(queryset).annotate(views=views).filter(views__gt=0)
        return found.order_by("-views", "path")

    def get_filename(self):
        return "visits"

    def get_context_data(self, **kwargs):
        first, last = self.period
        total = self.object_list.aggregate(total=Sum("views"))["total"] or 0
        return super().get_context_data(first=first, last=last, total=total, **kwargs)

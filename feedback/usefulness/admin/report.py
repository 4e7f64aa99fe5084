"""How useful visitors find the pages of the station, page by page."""

import django_filters
from django.db.models import Count, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from cms.models.stations import sites_with_pages_of
from feedback.inbox.admin import last_months
from feedback.usefulness.models import PageRemark, PageVotes


class UsefulnessFilterSet(WagtailFilterSet):
    month = django_filters.ChoiceFilter(label=_("Month"), choices=last_months, method="in_month")

    class Meta:
        model = Page
        fields = []

    def in_month(self, queryset, name, value):
        return queryset


def with_votes(pages, sites, month=""):
    """The ``pages`` that visitors of the stations voted on, with ``yes``, ``no``, ``votes`` and ``remarks``.

    ``month``: ISO, or empty for all. Those that helped least come first.
    """
    votes = PageVotes.objects.filter(site__in=sites, page=OuterRef("pk")).order_by().values("page")
    votes = votes.filter(month=month) if month else votes
    remarks = PageRemark.objects.let_in().filter(site__in=sites, page=OuterRef("pk")).order_by()
    counted = {
        name: Coalesce(Subquery(votes.annotate(total=Sum(name)).values("total")), 0) for name in ("yes", "no")
    }
    found = pages.annotate(
        **counted,
        remarks=Coalesce(Subquery(remarks.values("page").annotate(total=Count("pk")).values("total")), 0),
    ).annotate(votes=F("yes") + F("no"))
    return found.filter(votes__gt=0).order_by("-no", "-votes", "pk")


class ShareColumn(Column):
    """What part of the votes was yes, with its number."""

    def get_value(self, page):
        return f"{round(100 * page.yes / page.votes)} %"


class UsefulnessReportView(ReportView):
    model = Page
    page_title = _("Was this page useful?")
    header_icon = "doc-empty-inverse"
    index_url_name = "usefulness:report"
    index_results_url_name = "usefulness:report_results"
    filterset_class = UsefulnessFilterSet
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            accessor="get_admin_display_title",
            url_name="wagtailadmin_pages:edit",
            width="45%",
        ),
        Column("yes", label=_("Useful")),
        Column("no", label=_("Not useful")),
        ShareColumn("share", label=_("Useful to")),
        Column("remarks", label=_("Remarks")),
    ]
    list_export = ["title", "url_path", "yes", "no", "remarks"]
    export_headings = {
        "title": _("Page"),
        "url_path": _("Address"),
        "yes": _("Useful"),
        "no": _("Not useful"),
        "remarks": _("Remarks"),
    }
    export_filename = "usefulness"

    def dispatch(self, request, *args, **kwargs):
        if not self.stations.exists():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def stations(self):
        return sites_with_pages_of(self.request.user)

    def get_base_queryset(self):
        month = self.request.GET.get("month", "")
        return with_votes(Page.objects.all(), self.stations, month)

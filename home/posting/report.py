"""The posts of a station on its channels, those in trouble first, for the people who write the news."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.admin.columns import TemplateColumn
from cms.models.stations import may_somewhere, sites_where
from cms.thai.dates import format_date

from .models import Channel, LineQuota, SocialPost, State


def posts_for(user):
    """The posts that ``user`` may see."""
    return SocialPost.objects.filter(site__in=sites_where(user, ["view", "change"], SocialPost))


def sees_posts(user):
    return may_somewhere(user, ["view", "change"], SocialPost)


class PostFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=State)
    channel = django_filters.ChoiceFilter(label=_("Channel"), choices=Channel)

    class Meta:
        model = SocialPost
        fields = []


class PostReportView(ReportView):
    model = SocialPost
    page_title = _("Posts on social channels")
    header_icon = "site"
    index_url_name = "posting:report"
    index_results_url_name = "posting:report_results"
    results_template_name = "posting/report_results.html"
    filterset_class = PostFilterSet
    is_searchable = True
    search_fields = ["title"]
    columns = [
        TemplateColumn("title", "posting/cell_title.html", label=_("News post"), width="45%"),
        TemplateColumn("state", "posting/cell_state.html", label=_("State"), width="35%"),
        Column("queued_at", label=_("Chosen"), accessor=lambda post: format_date(post.queued_at, "short")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not sees_posts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return posts_for(self.request.user).select_related("site")

    def order_queryset(self, queryset):
        troubled = Case(When(state__in=[State.FAILED, State.CHECK], then=Value(0)), default=Value(1))
        return queryset.order_by(troubled, "-queued_at", "-pk")

    def get_context_data(self, *args, **kwargs):
        sites = sites_where(self.request.user, ["view", "change"], SocialPost)
        quotas = LineQuota.objects.filter(site__in=sites).select_related("site")
        return super().get_context_data(*args, **kwargs) | {"quotas": quotas}

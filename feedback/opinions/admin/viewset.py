"""The feedback of a station in the admin."""

import django_filters
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from cms.admin.columns import DateColumn, FieldColumn
from cms.lines_of_work import LineOfWork
from cms.models.stations import sites_where
from feedback.inbox.admin import InboxFilterSet, InboxIndexView, InboxViewSet
from feedback.opinions.models import Feedback
from feedback.opinions.page import FeedbackPage
from feedback.opinions.ratings import Rating
from feedback.opinions.services import Service

from .editing import PANELS, FeedbackEditForm


class FeedbackFilterSet(InboxFilterSet):
    service = django_filters.ChoiceFilter(label=_("Service"), choices=Service.choices)
    line_of_work = django_filters.ChoiceFilter(label=_("Line of work"), choices=LineOfWork.choices)
    rating = django_filters.ChoiceFilter(label=_("Rating"), choices=Rating.choices)

    class Meta:
        model = Feedback
        fields = ["state", "month", "service", "line_of_work", "rating"]


class FeedbackIndexView(InboxIndexView):
    @cached_property
    def header_buttons(self):
        """Also the way to the public figures of the user's station."""
        site = sites_where(self.request.user, ["change"], Feedback).order_by("pk").first()
        page = FeedbackPage.objects.live().descendant_of(site.root_page).first() if site else None
        if page is None:
            return super().header_buttons
        address = page.get_url(self.request) + page.reverse_subpage("summaries")
        return [*super().header_buttons, HeaderButton(_("Figures by month"), url=address, icon_name="table")]


class FeedbackViewSet(InboxViewSet):
    model = Feedback
    icon = "pick"
    menu_label = _("Feedback")
    menu_order = 20
    base_form_class = FeedbackEditForm
    index_view_class = FeedbackIndexView
    filterset_class = FeedbackFilterSet
    list_display = [
        "__str__",
        FieldColumn(Feedback, "rating"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        DateColumn(Feedback, "received_at"),
        Column("shown", label=_("Published"), accessor=lambda each: _("Yes") if each.published else _("No")),
    ]
    search_fields = ["good", "better", "commended", "reply"]

    panels = PANELS

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service_page")

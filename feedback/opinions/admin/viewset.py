"""The feedback of a station in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.admin.columns import DateColumn, FieldColumn
from cms.lines_of_work import LineOfWork
from feedback.inbox.admin import InboxFilterSet, InboxViewSet
from feedback.opinions.models import Feedback
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


class FeedbackViewSet(InboxViewSet):
    model = Feedback
    icon = "pick"
    menu_label = _("Feedback")
    menu_order = 20
    base_form_class = FeedbackEditForm
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

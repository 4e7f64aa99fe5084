"""Remarks on pages in the admin: the words, the page, and who keeps it."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import Column

from cms.admin.columns import DateColumn
from cms.lines_of_work import LineOfWork
from feedback.inbox.admin import InboxFilterSet, InboxForm, InboxIndexView, InboxViewSet
from feedback.usefulness.keepers import keepers_of
from feedback.usefulness.models import PageRemark, Useful


class RemarkFilterSet(InboxFilterSet):
    line_of_work = django_filters.ChoiceFilter(label=_("Line of work"), choices=LineOfWork.choices)
    useful = django_filters.ChoiceFilter(label=_("Was it useful"), choices=Useful.choices)

    class Meta:
        model = PageRemark
        fields = ["state", "month", "line_of_work", "useful"]


class RemarkIndexView(InboxIndexView):
    def paginate_queryset(self, queryset, page_size):
        """Names the keepers of the pages that are shown, all at once."""
        paginator, page, shown, has_others = super().paginate_queryset(queryset, page_size)
        give_keepers(shown)
        return paginator, page, shown, has_others


def give_keepers(remarks):
    """Gives each remark ``keeper``: the person named for its page, or else the line of work."""
    by_site = {}
    for remark in remarks:
        by_site.setdefault(remark.site_id, []).append(remark)
    for own in by_site.values():
        keepers = keepers_of({each.page for each in own if each.page})
        for remark in own:
            remark.keeper = keepers.get(remark.page_id) or remark.get_line_of_work_display()


class RemarkPanel(Panel):
    """The remark as it was sent, its page, and the way to change that."""

    class BoundPanel(Panel.BoundPanel):
        class Media:
            css = {"all": ["css/admin/board.css"]}

        template_name = "feedback/usefulness/admin/remark.html"

        def get_context_data(self, parent_context=None):
            give_keepers([self.instance])
            return {**super().get_context_data(parent_context), "remark": self.instance}


class RemarkViewSet(InboxViewSet):
    model = PageRemark
    icon = "doc-empty-inverse"
    menu_label = _("Remarks on pages")
    menu_order = 30
    base_form_class = InboxForm
    index_view_class = RemarkIndexView
    filterset_class = RemarkFilterSet
    list_display = [
        "__str__",
        Column("page", label=_("Page"), accessor="page_title"),
        Column("keeper", label=_("Kept by")),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        DateColumn(PageRemark, "received_at"),
    ]
    search_fields = ["words", "address", "outcome"]
    panels = (
        RemarkPanel(heading=_("As sent")),
        MultiFieldPanel(
            [FieldPanel("state", widget=forms.RadioSelect), FieldPanel("outcome")],
            heading=_("What the station does"),
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("page")

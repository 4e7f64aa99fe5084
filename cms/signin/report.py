"""The log, as a report: for supervisors about the people of the own station, for administrators about everybody."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.admin.users import colleagues_of
from cms.models import User
from cms.models.stations import may_somewhere

from .models import AccessEvent, Event
from .templatetags.moments import moment


def may_read_log(user):
    """Whether ``user`` looks after the accounts of some station."""
    return may_somewhere(user, ["change"], User)


def events_for(user):
    """The events that ``user`` may read. Those of unknown names are for administrators."""
    events = AccessEvent.objects.select_related("user", "by")
    return events if user.is_superuser else events.filter(user__in=colleagues_of(user))


class LogFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(label=_("What happened"), choices=Event)
    user = django_filters.ModelChoiceFilter(
        label=_("Account"), queryset=lambda request: colleagues_of(request.user).order_by("username")
    )
    at = django_filters.DateFromToRangeFilter(label=_("Period"), widget=DateRangePickerWidget)

    class Meta:
        model = AccessEvent
        fields = ["kind", "user", "at"]


class NotedColumn(Column):
    """Shows what ``accessor`` gives, and below it what ``note`` gives. Few columns fit on a telephone."""

    cell_template_name = "signin/noted_cell.html"

    def __init__(self, name, note, **kwargs):
        super().__init__(name, **kwargs)
        self.note = note

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"note": self.note(instance)}


class LogView(ReportView):
    page_title = _("Sign-in log")
    header_icon = "key"
    index_url_name = "signin_log"
    index_results_url_name = "signin_log_results"
    filterset_class = LogFilterSet
    default_ordering = "-at"
    is_searchable = False
    list_export = ["at", "get_kind_display", "name", "done_by", "address", "noted"]
    export_headings = {
        "at": _("When"),
        "get_kind_display": _("What happened"),
        "name": _("User name"),
        "done_by": _("Done by"),
        "address": _("IP address"),
        "noted": _("Detail"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not may_read_log(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return events_for(self.request.user)

    def get_filename(self):
        return "sign-in-log"

    @cached_property
    def columns(self):
        return [
            Column("at", label=_("When"), accessor=lambda event: moment(event.at)),
            NotedColumn("kind", _detail, label=_("What happened"), accessor="get_kind_display"),
            NotedColumn("name", _doer, label=_("Account"), accessor=_account),
            Column("address", label=_("IP address")),
        ]


def _detail(event):
    return event.noted


def _doer(event):
    return _("by %(name)s") % {"name": event.by} if event.by else ""


def _account(event):
    """Who it is, with the user name at the time where the account shows another one."""
    shown = str(event.user or event.name)
    return shown if shown == event.name else f"{shown} ({event.name})"

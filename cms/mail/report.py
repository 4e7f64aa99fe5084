"""The mails of a station, those that did not go out first, for the people who wrote them."""

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

from .models import MOST_TRIES, MailState, QueuedMail

STATES = {
    MailState.WAITING: {"sent_at": None, "tries": 0},
    MailState.RETRYING: {"sent_at": None, "tries__gt": 0, "tries__lt": MOST_TRIES},
    MailState.FAILED: {"sent_at": None, "tries__gte": MOST_TRIES},
    MailState.SENT: {"sent_at__isnull": False},
}


def mails_for(user):
    """The mails that ``user`` may see."""
    return QueuedMail.objects.filter(site__in=sites_where(user, ["view", "change"], QueuedMail))


def sees_mails(user):
    return may_somewhere(user, ["view", "change"], QueuedMail)


class MailFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=MailState, method="in_state")

    class Meta:
        model = QueuedMail
        fields = []

    def in_state(self, queryset, name, value):
        return queryset.filter(**STATES[value])


class MailReportView(ReportView):
    model = QueuedMail
    page_title = _("Mails")
    header_icon = "mail"
    index_url_name = "mail:report"
    index_results_url_name = "mail:report_results"
    results_template_name = "mail/report_results.html"
    filterset_class = MailFilterSet
    is_searchable = True
    search_fields = ["to", "subject"]
    columns = [
        TemplateColumn("subject", "mail/cell_subject.html", label=_("Mail"), width="45%"),
        TemplateColumn("state", "mail/cell_state.html", label=_("State"), width="35%"),
        Column("queued_at", label=_("Written"), accessor=lambda mail: format_date(mail.queued_at, "short")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not sees_mails(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return mails_for(self.request.user)

    def order_queryset(self, queryset):
        """What did not go out comes first."""
        troubled = Case(When(sent_at=None, tries__gt=0, then=Value(0)), default=Value(1))
        return queryset.order_by(troubled, "-queued_at", "-pk")

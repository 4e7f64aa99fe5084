"""The inbox: the questions of a station, by queue."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, Q, When
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import IndexView

from cms.models.days_off import days_off_of
from cms.models.stations import people_of, sites_where
from cms.thai.dates import format_date
from feedback.questions import steps
from feedback.questions.categories import CATEGORIES
from feedback.questions.models import NOT_LOOKED_AT, Question
from feedback.questions.settings import QuestionSettings
from feedback.questions.states import WAITING, QuestionState

from .working import address

# What can be chosen besides the states themselves.
WAITS, NOT_YET = "waiting", "not-looked-at"
QUEUES = [
    (WAITS, gettext_lazy("Waits for an answer")),
    (NOT_YET, gettext_lazy("Not yet looked at")),
    *QuestionState.choices,
]


def own_people(request):
    """The people to whom questions of the user's stations can be given."""
    return people_of(sites_where(request.user, ["change", "view"], Question))


class PersonFilter(django_filters.ModelChoiceFilter):
    pass


class QuestionFilterSet(WagtailFilterSet):
    """Without a chosen queue: everything that somebody has looked at, but no spam; what waits comes first."""

    queue = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=QUEUES, method="in_queue")
    category = django_filters.ChoiceFilter(label=gettext_lazy("Category"), choices=CATEGORIES)
    assigned_to = PersonFilter(label=gettext_lazy("Assigned to"), queryset=own_people)

    class Meta:
        model = Question
        fields = ["queue", "category", "assigned_to"]

    def in_queue(self, found, name, value):
        if value == WAITS:
            return found.waiting()
        if value == NOT_YET:
            return found.not_looked_at()
        return found.filter(state=value).looked_at()

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("queue"):
            return found
        found = found.looked_at().exclude(state=QuestionState.SPAM)
        if "ordering" in self.data:
            return found
        waits = Case(When(state__in=WAITING, then=0), default=1)
        return found.order_by(waits, "-received_at", "-pk")


class ChoiceColumn(Column):
    """A box to choose the question for what the buttons below the list do."""

    cell_template_name = "feedback/questions/admin/choice_cell.html"

    def get_value(self, instance):
        return instance.pk


class QuestionIndexView(IndexView):
    template_name = "feedback/questions/admin/list.html"

    @cached_property
    def columns(self):
        """With boxes of our own: what Wagtail offers in bulk is decided by model, and not by station."""
        own = [column for column in super().columns if column.name != "bulk_actions"]
        standing = Column("standing", label=_("State"), accessor=Standing(), sort_key="state")
        return [ChoiceColumn("chosen", label=_("Choose")), own[0], standing, *own[1:]]

    def get_list_more_buttons(self, instance):
        return []

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["queues"] = self.get_queues()
        return context

    def get_queues(self):
        """``{label, number, url, current}`` of each queue in which there is something, in one query."""
        own = Question.objects.filter(site__in=sites_where(self.request.user, ["change", "view"], Question))
        looked_at = ~NOT_LOOKED_AT
        counts = {WAITS: Q(state__in=WAITING) & looked_at, NOT_YET: NOT_LOOKED_AT}
        counts.update({state: Q(state=state) for state in (*QuestionState.values[2:],)})
        numbers = own.aggregate(
            **{f"n{place}": Count("pk", filter=condition) for place, condition in enumerate(counts.values())}
        )
        labels = dict(QUEUES)
        chosen = self.request.GET.get("queue", "")
        return [
            {
                "label": labels[name],
                "number": number,
                "url": f"{address('list')}?queue={name}",
                "current": name == chosen,
            }
            for name, number in zip(counts, numbers.values(), strict=True)
            if number or name == WAITS
        ]


class Standing:
    """How a question stands, in a few words, for the list. Reads what each station promises once."""

    def __init__(self):
        self.promises, self.today = {}, timezone.localdate()

    def __call__(self, question):
        if question.waits_to_be_looked_at:
            return _("Not yet looked at")
        if not question.is_waiting:
            return question.get_state_display()
        said = str(question.assigned_to) if question.assigned_to else question.get_state_display()
        due = question.due_on(*self.promise(question.site))
        words = _("%(state)s · overdue since %(day)s") if due < self.today else _("%(state)s · by %(day)s")
        return words % {"state": said, "day": format_date(due, "short")}

    def promise(self, site):
        """``(working days, days off)`` of the station ``site``."""
        if site.pk not in self.promises:
            self.promises[site.pk] = QuestionSettings.for_site(site).answer_days, days_off_of(site)
        return self.promises[site.pk]


class SpamView(PermissionCheckedMixin, View):
    """Marks the chosen questions as spam."""

    permission_policy = None
    permission_required = "change"

    def post(self, request):
        chosen = {number for number in request.POST.getlist("question") if number.isdigit()}
        own = Question.objects.filter(pk__in=chosen, site__in=sites_where(request.user, ["change"], Question))
        if own.count() != len(chosen):
            raise PermissionDenied
        number = steps.mark_spam(own, request.user)
        if number:
            said = ngettext(
                "%(number)s question was marked as spam.", "%(number)s questions were marked as spam.", number
            )
            messages.success(request, said % {"number": number})
        else:
            messages.warning(request, _("Choose questions that nobody has answered yet."))
        return redirect(f"{reverse(f'{request.resolver_match.namespace}:list')}")

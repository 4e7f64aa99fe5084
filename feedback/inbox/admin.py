"""The lists in which officers find what the public sent, and what its forms have in common."""

import django_filters
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView

from cms.admin.viewsets import StationOwnedForm, StationViewSet
from cms.thai.years import Month

from .models import State
from .periods import months_until

WAITING = "waiting"
# So many months can be chosen in a list; what is older is found by its words.
MONTHS = 24


def last_months():
    """Choices of the last months, the newest first."""
    months = months_until(Month.of(timezone.localdate()), MONTHS)
    return [(month.to_iso(), month.label()) for month in reversed(months)]


class InboxFilterSet(WagtailFilterSet):
    """Without a state everything but spam and what waits to be let in."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[*State.choices, (WAITING, gettext_lazy("Waiting to be let in"))],
        method="in_state",
    )
    month = django_filters.ChoiceFilter(
        label=gettext_lazy("Month"), choices=last_months, method="in_month_chosen"
    )

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.let_in()

    def in_state(self, queryset, name, value):
        if value == WAITING:
            return queryset.waiting()
        return queryset.filter(state=value) if value == State.SPAM else queryset.let_in().filter(state=value)

    def in_month_chosen(self, queryset, name, value):
        return queryset.in_month(Month.from_iso(value))


class InboxIndexView(IndexView):
    """Nothing is added here and nothing done in bulk. What waits apart is one press away."""

    @cached_property
    def columns(self):
        return [column for column in super().columns if column.name != "bulk_actions"]

    @cached_property
    def header_buttons(self):
        """The way to what waits, with its number."""
        number = self.get_base_queryset().waiting().count()
        if not number:
            return super().header_buttons
        label = ngettext("%(number)s waits to be let in", "%(number)s wait to be let in", number)
        address = f"{self.get_index_url()}?state={WAITING}"
        button = HeaderButton(label % {"number": number}, url=address, icon_name="time")
        return [*super().header_buttons, button]


class InboxForm(StationOwnedForm):
    """Whoever saves something has looked at it: unless it is spam, it waits no longer."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        field.choices = [choice for choice in State.choices if choice[0] != State.NEW]
        if self.instance.state == State.NEW:
            self.initial["state"] = State.SEEN

    def save(self, commit=True):
        if self.cleaned_data.get("state") != State.SPAM:
            self.instance.unproven = ""
        return super().save(commit)


class InboxEditView(EditView):
    def get_success_message(self):
        return _("Saved: %(entry)s") % {"entry": self.object}

    def get_success_url(self):
        """Back to the list, where the next one is."""
        return reverse(self.index_url_name)


class InboxViewSet(StationViewSet):
    index_view_class = InboxIndexView
    edit_view_class = InboxEditView
    base_form_class = InboxForm
    copy_view_enabled = False
    list_per_page = 50
    panels = ()

    def get_edit_handler(self):
        panels = [FieldPanel("site"), *self.panels]
        return ObjectList(panels, base_form_class=self.base_form_class).bind_to_model(self.model)

"""One screen in which supervisors name people and days for all tasks of a year."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from cms.models.stations import may, people_of
from cms.thai.forms import ThaiDateField
from cms.thai.years import FiscalYear
from oit.intervals import Interval

from .models import Task
from .views import TasksView

# A day so far from the fiscal year is a slip of the pen.
NEAR = 1  # years


class AssignForm(forms.Form):
    """Who does one task, by when, and how often it is reported on. Empty is as the plan says."""

    person = forms.ChoiceField(label=gettext_lazy("Responsible"), required=False)
    due = ThaiDateField(label=gettext_lazy("Due on"), required=False)
    interval = forms.ChoiceField(label=gettext_lazy("Follow-up"), required=False)

    def __init__(self, data, listed, people):
        """``people``: ``{id as a text: User}`` of those who can be named."""
        self.listed, self.people = listed, people
        task, source = listed.task, listed.source
        current = {
            "person": str(task.person_id) if task and task.person_id else "",
            "due": listed.until,
            "interval": task.interval if task else "",
        }
        super().__init__(data, prefix=listed.key, initial=current)
        nobody = _("As decided: %(person)s") % {"person": source.person} if source.person else _("Nobody yet")
        self.fields["person"].choices = [("", nobody), *self._offered()]
        planned = (
            _("As planned: %(interval)s") % {"interval": source.interval.label} if source.interval else "–"
        )
        self.fields["interval"].choices = [("", planned), *Interval.choices]

    def _offered(self):
        """Those who work here, and whoever is named now although no longer here."""
        for number, person in self.people.items():
            yield number, f"{person} – {person.position}" if person.position else str(person)
        named = self.listed.task.person if self.listed.task else None
        if named and str(named.pk) not in self.people:
            yield str(named.pk), _("%(person)s (no longer here)") % {"person": named}

    def clean_due(self):
        day = self.cleaned_data["due"]
        year = FiscalYear.of(self.listed.source.starts)
        if day and abs(day.year - year.ce) > NEAR:
            raise ValidationError(_("This day lies far from the fiscal year. Check the year."))
        return day

    def save(self):
        """Stores what was changed. What the plan says itself is not kept a second time."""
        task, source = self.listed.ensure_task(), self.listed.source
        chosen = self.cleaned_data
        task.person_id = int(chosen["person"]) if chosen["person"] else None
        task.due = None if chosen["due"] == source.due else chosen["due"]
        task.interval = chosen["interval"]
        task.save()


class AssignView(TasksView):
    """Everything is checked before anything is stored; a mistake is said beside its cell."""

    template_name = "oit/tasks/assign.html"
    page_title = gettext_lazy("Who does what")

    def get(self, request):
        self.refuse_others()
        return super().get(request)

    def post(self, request):
        self.refuse_others()
        wrong = [form for form in self.forms if not form.is_valid()]
        if wrong:
            messages.error(
                request, _("Nothing was stored yet. Correct what is marked below, and save again.")
            )
            return self.render_to_response(self.get_context_data())
        changed = [form for form in self.forms if form.has_changed()]
        with transaction.atomic():
            for form in changed:
                form.save()
        messages.success(
            request,
            ngettext("%(number)s task was changed.", "%(number)s tasks were changed.", len(changed))
            % {"number": len(changed)},
        )
        return redirect(f"{reverse('tasks:assign')}?{urlencode(self.choice.query)}")

    def refuse_others(self):
        if not may(self.request.user, "change", Task, self.choice.site):
            raise PermissionDenied

    @cached_property
    def forms(self):
        people = {str(person.pk): person for person in people_of([self.choice.site])}
        data = self.request.POST if self.request.method == "POST" else None
        return [AssignForm(data, listed, people) for listed in self.tasks if listed.is_open]

    def get_breadcrumbs_items(self):
        tasks = {
            "url": f"{reverse('tasks:list')}?{urlencode(self.choice.query)}",
            "label": TasksView.page_title,
        }
        return [*self.breadcrumbs_items, tasks, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(forms=self.forms, **kwargs)

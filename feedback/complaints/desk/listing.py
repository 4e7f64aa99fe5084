"""The cases that the unlocked key opens."""

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from cms.models.days_off import days_off_of
from cms.thai.years import Month
from feedback.complaints import watching
from feedback.complaints.attachments.scanning import Scanner, scanner_state
from feedback.complaints.casefiles import open_cases
from feedback.complaints.models import State

from .overviews import Overview
from .views import UnlockedView

A_PAGE = 50
OPEN, ALL = "open", "all"


class FilterForm(forms.Form):
    """Which cases are shown. Values that do not exist are ignored."""

    state = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[(OPEN, _("All that are open")), (ALL, _("All")), *State.choices],
    )
    month = forms.ChoiceField(label=_("Month received"), required=False)

    def __init__(self, data, months):
        super().__init__(data)
        labels = [(one, Month.from_iso(one).label()) for one in sorted(months, reverse=True)]
        self.fields["month"].choices = [("", _("All months")), *labels]

    def chosen(self, overviews):
        self.is_valid()
        state = self.cleaned_data.get("state") or OPEN
        month = self.cleaned_data.get("month")
        return [
            one
            for one in overviews
            if (state == ALL or one.state == state or (state == OPEN and not one.case.is_closed))
            and (not month or one.case.month == month)
        ]


class CasesView(UnlockedView):
    """Those that came with a proof of work, or the others: ``?queue=unproven``."""

    template_name = "feedback/complaints/desk/cases.html"
    page_title = _("Cases")

    def get(self, request):
        days_off = days_off_of(self.room.site)
        everything = [Overview(file, days_off) for file in open_cases(self.key)]
        is_unproven = request.GET.get("queue") == "unproven"
        queue = [one for one in everything if one.case.is_unproven == is_unproven]
        form = FilterForm(request.GET, {one.case.month for one in queue})
        chosen = sorted(form.chosen(queue), key=lambda one: one.urgency)
        return self.show(
            form=form,
            page=Paginator(chosen, A_PAGE).get_page(request.GET.get("p")),
            query=self._query(),
            is_unproven=is_unproven,
            others=sum(
                1 for one in everything if one.case.is_unproven != is_unproven and not one.case.is_closed
            ),
            has_strangers=any(watching.strangers(self.key)),
            is_scanned=scanner_state() == Scanner.WORKING,
        )

    def _query(self):
        """The filters without the page, to put before its number."""
        query = self.request.GET.copy()
        query.pop("p", None)
        return query.urlencode()

"""Counts by month, exact as O17 asks for them, and finer ones in which nobody can be singled out."""

from collections import Counter

from django import forms
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages

from cms.thai.years import FiscalYear
from feedback.complaints.models import Case, Channel, ErasedCount, OtherChannelCount, State
from feedback.complaints.statistics import counts_by_month

from .views import MemberView

# Of fewer than so many, how they ended could tell something of one person's case.
FEWEST = 5
YEARS = 4


class ChannelForm(forms.Form):
    """How many came another way in one month. What was counted there before is replaced."""

    use_required_attribute = False
    month = forms.ChoiceField(label=gettext_lazy("Month"))
    channel = forms.ChoiceField(label=gettext_lazy("How they came"), choices=Channel)
    received = forms.IntegerField(label=pgettext_lazy("a number", "Received"), min_value=0, max_value=9999)
    finished = forms.IntegerField(label=gettext_lazy("Finished"), min_value=0, max_value=9999)

    def __init__(self, *args, months, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [(one.to_iso(), one.label()) for one in reversed(months)]

    def keep(self, room):
        told = self.cleaned_data
        OtherChannelCount.objects.update_or_create(
            site=room.site,
            kind=room.kind,
            month=told["month"],
            channel=told["channel"],
            defaults={"received": told["received"], "finished": told["finished"]},
        )


class FiguresView(MemberView):
    """One fiscal year: ``?year=2567``."""

    template_name = "feedback/complaints/desk/figures.html"
    page_title = gettext_lazy("Figures")
    header_icon = "table"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        current = FiscalYear.current()
        self.years = [FiscalYear(int(current) - each) for each in range(YEARS)]
        asked = request.GET.get("year", "")
        self.year = next((one for one in self.years if str(int(one)) == asked), current)
        self.months = [month for month in self.year.months if month.first_day <= timezone.localdate()]

    def get(self, request):
        return self.show_figures(ChannelForm(months=self.months))

    def post(self, request):
        form = ChannelForm(request.POST, months=self.months)
        if not form.is_valid():
            return self.show_figures(form, 422)
        form.keep(self.room)
        messages.success(request, _("Counted in."))
        return HttpResponseRedirect(request.get_full_path())

    def show_figures(self, form, status=200):
        months = [one.to_iso() for one in self.months]
        counts = counts_by_month(self.room.site, self.room.kind, months)
        return self.show(
            status,
            form=form,
            year=self.year,
            years=self.years,
            counts=counts,
            received=sum(one.received for one in counts),
            finished=sum(one.finished for one in counts),
            states=by_state(self.room, months),
            fewest=FEWEST,
            others=OtherChannelCount.objects.filter(
                site=self.room.site, kind=self.room.kind, month__in=months
            ),
        )


def by_state(room, months):
    """``[(State, number)]`` of the cases received through this site in these ISO months.

    The number is None where it is smaller than FEWEST but not 0.
    """
    found = Counter(
        Case.objects.filter(site=room.site, kind=room.kind, month__in=months).values_list("state", flat=True)
    )
    for state, number in ErasedCount.objects.filter(
        site=room.site, kind=room.kind, month__in=months
    ).values_list("state", "number"):
        found[state] += number
    return [(state, found[state] if not 0 < found[state] < FEWEST else None) for state in State]

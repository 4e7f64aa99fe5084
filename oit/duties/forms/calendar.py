"""The dates of the assessment as a station states them, and its further days off."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.log_actions import log

from cms.models import DayOff
from cms.thai.dates import format_date
from cms.thai.forms import ThaiDateField
from cms.thai.years import FiscalYear
from oit.duties.models import CalendarEntry
from oit.editions import Event

# A date so far from the fiscal year is a slip of the pen; results come after the year's end.
NEAR = 1  # years


class EventForm(forms.Form):
    """From and until of one ``event``; both empty: as the checklist has it. ``usual``: its Window there, or None."""

    first_day = ThaiDateField(label=pgettext_lazy("first day", "From"), required=False)
    last_day = ThaiDateField(label=gettext_lazy("Until"), required=False)

    def __init__(self, data, event, entry, usual):
        self.event, self.entry, self.usual = event, entry, usual
        stored = entry.pk is not None
        initial = {"first_day": entry.first_day, "last_day": entry.last_day} if stored else None
        super().__init__(data, prefix=event.value, initial=initial)

    @property
    def usual_days(self):
        """The days of the checklist in words; "" where it has none."""
        if self.usual is None:
            return ""
        first, last = format_date(self.usual.first), format_date(self.usual.last)
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if last and not first and "first_day" not in self.errors:
            self.add_error("first_day", _("Write the first day too."))
        if first and last and last < first:
            self.add_error("last_day", _("It ends before it begins. Check both days."))
        for name in ("first_day", "last_day"):
            day = cleaned.get(name)
            if day and abs(day.year - FiscalYear(self.entry.fiscal_year).ce) > NEAR:
                self.add_error(
                    name, ValidationError(_("This day lies far from the fiscal year. Check the year."))
                )
        return cleaned

    def save(self, user):
        """Stores the days, or forgets them where both were emptied."""
        if not self.has_changed():
            return
        first, last = self.cleaned_data["first_day"], self.cleaned_data["last_day"]
        entry, is_new = self.entry, self.entry.pk is None
        if first is None:
            if not is_new:
                log(entry, "wagtail.delete", user=user, deleted=True)
                entry.delete()
            return
        entry.first_day, entry.last_day = first, last or first
        entry.save()
        log(entry, "wagtail.create" if is_new else "wagtail.edit", user=user, content_changed=True)


class DayOffForm(forms.ModelForm):
    day = ThaiDateField(label=gettext_lazy("Day"))

    class Meta:
        model = DayOff
        fields = ["day", "name"]


class DaysOffOfStation(forms.BaseModelFormSet):
    """The DayOffs of one station, each day once."""

    def clean(self):
        super().clean()
        shown = {form.instance.pk for form in self.initial_forms}
        # Those that somebody else added since the form was opened.
        taken = {each.day for each in self.get_queryset() if each.pk not in shown}
        kept = [form for form in self.forms if form not in self.deleted_forms]
        for form in kept:
            day = form.cleaned_data.get("day") if hasattr(form, "cleaned_data") else None
            if day in taken:
                form.add_error("day", _("This day is in the list already."))
            if day:
                taken.add(day)


DaysOff = forms.modelformset_factory(
    DayOff, form=DayOffForm, formset=DaysOffOfStation, extra=2, can_delete=True
)


class CalendarForm:
    """The events of the fiscal year ``year`` and the days off of the station ``site``. ``data``: posted, or None."""

    def __init__(self, site, year, edition, data=None):
        self.site, self.year, self.edition = site, year, edition
        self.data = data.copy() if data is not None else None
        own = {each.event: each for each in CalendarEntry.objects.filter(site=site, fiscal_year=year.be)}
        self.events = [
            EventForm(
                self.data,
                event,
                own.get(event) or CalendarEntry(site=site, fiscal_year=year.be, event=event),
                edition.calendar.get(event),
            )
            for event in Event
        ]
        self.days_off = DaysOff(self.data, queryset=DayOff.objects.of_station(site), prefix="days-off")

    def confirm(self, event):
        """Puts the days of the checklist into the fields of ``event`` (its value), as if they had been typed."""
        for form in self.events:
            if form.event == event and form.usual:
                self.data[f"{event}-first_day"] = form.usual.first.isoformat()
                self.data[f"{event}-last_day"] = form.usual.last.isoformat()

    def is_valid(self):
        # Everything is asked, so that all errors are shown at once.
        return not sum(not each.is_valid() for each in [*self.events, self.days_off])

    def save(self, user):
        for form in self.events:
            form.save(user)
        changed = self.days_off.save(commit=False)
        for day_off in self.days_off.deleted_objects:
            day_off.delete()
        for day_off in changed:
            day_off.site = self.site
            day_off.save()

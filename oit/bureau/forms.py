"""What the tables are about and which of their rows are shown. Sent with GET, so that an address can be passed on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.thai.years import FiscalYear

from .figures import Readiness

ALL = ("", _("All"))
FILTERS = ("below", "state", "name")


class FiguresForm(forms.Form):
    """``unit`` only where there are several. A value that is not offered leaves no row out."""

    unit = forms.ChoiceField(label=_("Superior unit"), required=False)
    year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    below = forms.ChoiceField(label=_("Unit in between"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *Readiness.choices])
    name = forms.CharField(label=_("Name of the station"), required=False, max_length=100)

    def __init__(self, data, choice, by_state=True):
        """``by_state``: whether the rows are stations, which have a state as a whole."""
        names = ("unit", "year", *FILTERS)
        super().__init__({**{name: data.get(name, "") for name in names}, "year": choice.year or ""})
        self.fields["unit"].choices = [ALL, *((unit.pk, str(unit)) for unit in choice.units)]
        self.fields["year"].choices = [(year, FiscalYear(year).label()) for year in choice.years]
        self.fields["below"].choices = [ALL, *units_between(choice.stations)]
        if len(choice.units) < 2:
            del self.fields["unit"]
        if not by_state:
            del self.fields["state"]
        self.is_valid()

    @property
    def choice_fields(self):
        """What the tables are about."""
        return [field for field in self if field.name not in FILTERS]

    @property
    def filter_fields(self):
        """Which of their rows are shown."""
        return [field for field in self if field.name in FILTERS]

    @property
    def is_filtered(self):
        return any(self.cleaned_data.get(name) for name in FILTERS)

    def stations(self, stations):
        """Those of the Stations that the filters about units and names let through."""
        below, name = (self.cleaned_data.get(key, "") for key in ("below", "name"))
        return [
            station
            for station in stations
            if (not below or station.is_below({below})) and name.casefold() in station.name.casefold()
        ]

    def rows(self, rows):
        """Those of the StationRows whose state is the chosen one."""
        state = self.cleaned_data.get("state")
        return [row for row in rows if not state or row.is_like(state)]


def units_between(stations):
    """``(Thai name, name)`` of every unit that a station names, by name."""
    found = {unit for station in stations for unit in station.units}
    return sorted(found, key=lambda unit: unit[1])

"""What a superior unit's account looks at: which of its units, and which fiscal year."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from oit.board.choice import is_number

from .figures import Figures, years_of
from .models import Unit
from .units import may_look, stations_below, units_of


@dataclass
class Choice:
    """``unit``: a Unit of the user's, None for all of them. ``wanted``: the year that was asked for (พ.ศ.), or None."""

    user: object
    unit: Unit | None
    wanted: int | None

    @cached_property
    def units(self):
        """The Units to choose from."""
        return list(units_of(self.user))

    @cached_property
    def stations(self):
        """The Stations below the unit."""
        return stations_below(self.user, self.unit)

    @cached_property
    def years(self):
        return years_of(self.stations)

    @property
    def year(self):
        """The year that is looked at, None where no station has any."""
        return self.wanted or next(iter(self.years), None)

    @cached_property
    def figures(self):
        """The Figures of the year, None where no station has any year."""
        if self.wanted and self.wanted not in self.years:
            raise Http404(_("No station here has a page for this fiscal year."))
        return Figures(self.stations, self.year) if self.year else None

    @property
    def name(self):
        """The unit, or the only one there is; "" for several."""
        if self.unit is None and len(self.units) == 1 and not self.user.is_superuser:
            return str(self.units[0])
        return str(self.unit or "")

    @property
    def query(self):
        """What names this choice in an address."""
        chosen = {"unit": self.unit and self.unit.pk, "year": self.wanted}
        return urlencode({key: value for key, value in chosen.items() if value})


def choice_for(request):
    """The Choice that the address of ``request`` makes: ``unit`` (an id) and ``year`` (พ.ศ.).

    Raises PermissionDenied for who looks at no stations from above, and for a unit that is not the user's.
    """
    if not may_look(request.user):
        raise PermissionDenied
    number, year = request.GET.get("unit", ""), request.GET.get("year", "")
    unit = units_of(request.user).filter(pk=int(number)).first() if is_number(number) else None
    if number and unit is None:
        raise PermissionDenied
    return Choice(request.user, unit, int(year) if is_number(year) else None)

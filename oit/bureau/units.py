"""Which stations lie below a superior unit, as their settings say it, and who may see how ready they are."""

from dataclasses import dataclass

from cms.bilingual import Text, active_language
from cms.models import StationSettings

from .models import Unit


@dataclass(frozen=True)
class Station:
    """A station with its superior units, the nearest first: ``(Thai name, name in the active language)`` of each."""

    site_id: int
    name: str
    units: tuple

    @property
    def nearest(self):
        """The name of the unit right above it, "" where it names none."""
        return self.units[0][1] if self.units else ""

    def is_below(self, names):
        """Whether one of its superior units is among the Thai ``names``."""
        return any(thai in names for thai, _shown in self.units)


def units_of(user):
    """The Units whose stations ``user`` may see, as a queryset; all of them for an administrator."""
    if not user.is_active:
        return Unit.objects.none()
    return Unit.objects.all() if user.is_superuser else Unit.objects.filter(group__user=user)


def may_look(user):
    """Whether ``user`` sees the readiness of stations from above."""
    return user.is_active and (user.is_superuser or units_of(user).exists())


def names_of(unit):
    """Every Thai name under which stations may know the ``unit``."""
    return {plain(name) for name in (unit.name_th, *unit.other_names.splitlines()) if plain(name)}


def plain(name):
    """A name without what nobody sees: spaces at its ends, and several in a row."""
    return " ".join(name.split())


def stations_below(user, unit=None):
    """The Stations that ``user`` may see, by name, in one query; with ``unit`` only those below that Unit.

    An administrator sees all, also those that name no superior unit.
    """
    if user.is_superuser and unit is None:
        return all_stations()
    names = set().union(*map(names_of, [unit] if unit else units_of(user)))
    return [station for station in all_stations() if station.is_below(names)]


def all_stations():
    """Every Station, by its name."""
    rows = StationSettings.objects.values_list(
        "site_id", "name_th", "name_en", "superior_units_th", "superior_units_en"
    )
    language = active_language()
    found = [
        Station(site_id, _shown(name_th, name_en, language), _units(units_th, units_en, language))
        for site_id, name_th, name_en, units_th, units_en in rows
    ]
    return sorted(found, key=lambda station: station.name)


def _shown(thai, english, language):
    return Text(english, "en") if language == "en" and english else Text(thai, "th")


def _units(thai, english, language):
    thai, english = (
        [name for line in text.splitlines() if (name := plain(line))] for text in (thai, english)
    )
    # Names in both languages belong together line by line, where there are as many of each.
    if len(english) != len(thai):
        english = [""] * len(thai)
    return tuple((th, _shown(th, en, language)) for th, en in zip(thai, english, strict=True))

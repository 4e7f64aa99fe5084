"""Who keeps the items of a station, told by position: superior units see no names."""

from collections import Counter, defaultdict

from django.utils.translation import gettext as _

from cms.models import StationGroup
from cms.models.stations import WITH_PAGES
from oit.duties.models import Assignment


def in_charge_of(sites, year):
    """``{id of a Site: positions of those who prepare its items of the fiscal year, who has the most first}``.

    Two queries for all ``sites`` (ids). Whoever states no position is told by the role at the station.
    """
    kept, without = defaultdict(Counter), set()
    given = Assignment.objects.filter(site__in=sites, fiscal_year=year, preparer__isnull=False)
    for site, person, position in given.values_list("site", "preparer", "preparer__position"):
        kept[site][person, position] += 1
        if not position:
            without.add(person)
    roles = _roles(without)
    return {
        site: tuple(
            dict.fromkeys(
                position or roles.get((site, person)) or _("Position not stated")
                for (person, position), _number in counted.most_common()
            )
        )
        for site, counted in kept.items()
    }


def positions_of(people, site):
    """``{id of a User: position, or the role at the station}`` of the ``people`` (Users). One query."""
    roles = _roles({person.pk for person in people if not person.position})
    return {
        person.pk: person.position or roles.get((site.pk, person.pk)) or _("Position not stated")
        for person in people
    }


def _roles(people):
    """``{(id of a Site, id of a User): label of the role there}``; of several the one that answers for most."""
    found = StationGroup.objects.filter(group__user__in=people, role__in=WITH_PAGES)
    roles = sorted(found.values_list("role", "site", "group__user"), key=lambda row: WITH_PAGES.index(row[0]))
    labels = dict(StationGroup._meta.get_field("role").flatchoices)
    return {(site, person): str(labels[role]) for role, site, person in roles}

"""The people of a demonstration station, what is assigned to them, and the days of the assessment."""

from cms.models import User
from cms.models.stations import Role
from oit.duties.models import Assignment, CalendarEntry
from oit.editions import edition_for
from oit.stations import group_for

from .values import Values


def load_duties(site, folder, year, references):
    """``year``: the fiscal year in พ.ศ. that the assignments and dates are for."""
    for key, entry in folder.people.items():
        references.add("person", key, add_person(site, entry, references))
    for entry in folder.assignments:
        for code in entry.need("items"):
            if edition_for(year).item(code) is None:
                entry.fail(f"the checklist of {year} has no item {code}.")
            given = Assignment(site=site, fiscal_year=year, code=code)
            _save(given, entry, references, "items")
    for entry in folder.calendar:
        _save(CalendarEntry(site=site, fiscal_year=year), entry, references)


def add_person(site, entry, references):
    """Someone with the ``role`` of the entry. Nobody can sign in as them until an administrator sets a password."""
    role = entry.need("role")
    if role not in Role.values:
        entry.fail(f"there is no role “{role}”. Known are: {', '.join(Role.values)}.")
    person = User()
    person.set_unusable_password()
    _save(person, entry, references, "key", "role")
    person.groups.add(group_for(site, role))
    return person


def _save(instance, entry, references, *without):
    values = Values(entry, references)
    values.assign(instance, entry.without(*without))
    values.check(instance)
    instance.save()

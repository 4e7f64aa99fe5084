"""The assignments of one year for another."""

from django.forms import model_to_dict

from oit.editions import edition_for

from .models import Assignment

# A day of one year says nothing of another.
COPIED = ("preparer", "supervisor", "interval", "due_days", "order")


def copies(site, year, previous):
    """``{item code: unsaved Assignment}`` for the fiscal year ``year``, as those of ``previous`` say it.

    Years as FiscalYear or number in พ.ศ. Items that the later edition does not have are left out.
    """
    earlier, later = edition_for(previous), edition_for(year)
    if earlier is None or later is None:
        return {}
    found = {}
    for code, given in Assignment.objects.by_code(site, previous).items():
        item = earlier.item(code) and counterpart(earlier.item(code), earlier, later)
        if item:
            values = {name: getattr(given, name) for name in COPIED}
            found[item.code] = Assignment(site=site, fiscal_year=int(year), code=item.code, **values)
    return found


def counterpart(item, earlier, later):
    """The Item of the edition ``later`` that is what ``item`` is in the edition ``earlier``, or None.

    Codes move from year to year, so it goes by the page type where only one item of each edition has it.
    """
    ours, theirs = earlier.items_of_type(item.page_type), later.items_of_type(item.page_type)
    if len(ours) == len(theirs) == 1:
        return theirs[0]
    same_code = later.item(item.code)
    return same_code if same_code in theirs else None


def keep_assignments(sender, site, year, previous, **kwargs):
    """Receives `oit.signals.year_made`. What is assigned in the new year already stays."""
    if previous is not None:
        taken = set(Assignment.objects.of_year(site, year).values_list("code", flat=True))
        new = copies(site, year, previous)
        Assignment.objects.bulk_create(each for code, each in new.items() if code not in taken)


def as_form_data(assignment):
    """``{field name: value}`` of an assignment as a form sends it, without its own day."""
    return {
        name: "" if value is None else str(value) for name, value in model_to_dict(assignment, COPIED).items()
    }

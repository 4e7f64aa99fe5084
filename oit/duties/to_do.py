"""What somebody's duties, and the officers' survey, give to do today."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models import StationSettings
from cms.models.stations import WITH_PAGES, has_role
from cms.today import ToDo
from oit.editions import Event

from .calendar import calendar_of
from .due import Due, DueState
from .items import current_year_page
from .reminding import duties_of


def own_duties(user, site, on):
    """See `cms.today`. What is due within a week, overdue, or without a day; the rest in one line."""
    if not has_role(user, site, *WITH_PAGES):
        return
    later = []
    for duty in duties_of(user, site, on):
        if Due(duty.due, "").state(on) is DueState.LATER:
            later.append(duty)
        else:
            yield ToDo(duty.title, duty.address, due=duty.due, note=duty.reason, order=10)
    if later:
        words = ngettext(
            "%(number)s more duty of yours is due later",
            "%(number)s more duties of yours are due later",
            len(later),
        )
        yield ToDo(words % {"number": len(later)}, reverse("duties:mine"), order=900)


def survey_of_officers(user, site, on):
    """See `cms.today`: the IIT survey, while it is open."""
    year_page = current_year_page(site, on) if has_role(user, site, *WITH_PAGES) else None
    url = StationSettings.for_site(site).iit_url if year_page else ""
    calendar = calendar_of(site, year_page.year) if url else None
    if calendar and calendar.is_open(Event.IIT, on):
        note = _("It asks every officer of the station, without names.")
        if not calendar.is_confirmed(Event.IIT):
            note = _("It asks every officer of the station, without names. Its last day is to be confirmed.")
        yield ToDo(_("Take the IIT survey"), url, due=calendar.last(Event.IIT), note=note)

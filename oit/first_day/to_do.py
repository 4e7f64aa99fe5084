"""The first day as something to do, until it is done."""

from django.utils.translation import gettext as _

from cms.today import ToDo

from .leading import address_of
from .steps import begins


def first_day_to_go_on_with(user, site, on):
    """See `cms.today`."""
    first_day = begins(user, site)
    if first_day:
        steps = first_day.steps
        yield ToDo(
            _("First day of the station: %(done)s of %(all)s steps are done")
            % {"done": sum(step.done for step in steps), "all": len(steps)},
            address_of(site),
            due=on,
            note=next(step.title for step in steps if not step.done),
        )

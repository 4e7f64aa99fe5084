"""The first day as something to do, until it is done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.today import ToDo

from .steps import begins


def first_day_to_go_on_with(user, site, on):
    """See `cms.today`."""
    first_day = begins(user, site)
    if first_day:
        steps = first_day.steps
        yield ToDo(
            _("First day of the station: %(done)s of %(all)s steps are done")
            % {"done": sum(step.done for step in steps), "all": len(steps)},
            f"{reverse('first_day:steps')}?station={site.pk}",
            due=on,
            note=next(step.title for step in steps if not step.done),
        )

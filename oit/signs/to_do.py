"""Signs to look after, as something to do."""

from django.urls import reverse
from django.utils.translation import ngettext

from cms.models.stations import may
from cms.today import ToDo

from .due import care_needed
from .models import Sign


def signs_to_look_after(user, site, on):
    """See `cms.today`."""
    found = care_needed(site, on) if may(user, "change", Sign, site) else []
    if len(found) == 1:
        address = reverse("wagtailsnippets_signs_sign:edit", args=[found[0].sign.pk])
        yield ToDo(found[0].sentence, address, order=80)
    elif found:
        words = ngettext("Look after %(number)s sign", "Look after %(number)s signs", len(found))
        address = reverse("wagtailsnippets_signs_sign:list")
        yield ToDo(words % {"number": len(found)}, address, note=found[0].sentence, order=80)

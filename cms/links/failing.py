"""Links that fail, in short: for the first page of the admin and the readiness board."""

from django.urls import reverse
from django.utils.translation import ngettext

from cms.models.stations import WITH_PAGES, has_role
from cms.thai.dates import format_date
from cms.today import ToDo

from .models import Address

# So many addresses are named; the report has the others.
NAMED = 3


def failing(site):
    """The Addresses on the station ``site`` that do not work, as a queryset, the longest failing first."""
    return Address.objects.of_stations([site]).failing()


def summary(site):
    """``{links, count, since}``: the first few, how many there are, and since when the first of them fails."""
    links = list(failing(site))
    return {
        "links": links[:NAMED],
        "count": len(links),
        "since": links[0].failing_since if links else None,
    }


def links_to_mend(user, site, on):
    """See `cms.today`."""
    found = summary(site) if has_role(user, site, *WITH_PAGES) else {"count": 0}
    if found["count"]:
        words = ngettext(
            "%(number)s link to another site has not worked since %(day)s. Mend it",
            "%(number)s links to other sites do not work, the first since %(day)s. Mend them",
            found["count"],
        )
        yield ToDo(
            words % {"number": found["count"], "day": format_date(found["since"])},
            f"{reverse('links:report')}?state=failing",
            note=", ".join(link.readable for link in found["links"]),
            order=70,
        )

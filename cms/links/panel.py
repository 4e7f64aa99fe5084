"""Links that fail, in short: for the first page of the admin and the readiness board."""

from wagtail.admin.ui.components import Component

from cms.models.stations import sites_with_pages_of

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


class FailingLinksPanel(Component):
    order = 160
    template_name = "links/home_panel.html"

    def __init__(self, site):
        self.site = site

    def get_context_data(self, parent_context):
        return {"site": self.site}


def panels_for(user):
    """The panel of the user's own station if something fails there; none for an administrator, who has all."""
    site = None if user.is_superuser else sites_with_pages_of(user).order_by("pk").first()
    return [FailingLinksPanel(site)] if site and failing(site).exists() else []

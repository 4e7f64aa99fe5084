"""The page that a visitor says something about."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from wagtail.models import Site

from cms.addresses import nearest_page
from cms.models import StationSettings


@dataclass(frozen=True)
class RatedPage:
    """The page of the station ``site`` at the ``path``, which was typed or sent and need not exist."""

    site: Site
    path: str

    @classmethod
    def at(cls, site, address):
        """That at the ``address``, of which only the path counts."""
        try:
            path = urlsplit(address.replace("\0", "")).path
        except ValueError:
            path = ""
        return cls(site, f"/{path.lstrip('/')}")

    @cached_property
    def page(self):
        """The live Page at the path, or the nearest one above it; None without."""
        return nearest_page(self.path, self.site)

    @cached_property
    def line_of_work(self):
        """The line of work that answers for the page, of the station's website where the page names none."""
        own = getattr(self.page.specific, "responsible_line", "") if self.page else ""
        return own or StationSettings.for_site(self.site).responsible_line

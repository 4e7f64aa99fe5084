"""Has the pages of a station that came here (``cms.moving``) be found."""

from cms.models.stations import pages_of
from cms.moving import registry

from .keeping import page_changed, pages_found


def register():
    registry.afterwards("search", read_pages)


def read_pages(site, numbers):
    for page_id in pages_found().filter(pk__in=pages_of([site.pk]).values("pk")).values_list("pk", flat=True):
        page_changed(page_id)

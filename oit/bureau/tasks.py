from django_tasks import task
from wagtail.models import Site

from .keeping import refresh


@task()
def refresh_later(site_id):
    """Makes the summaries of a station anew. Harmless to repeat; a station that is gone has none."""
    site = Site.objects.select_related("root_page").filter(pk=site_id).first()
    if site is not None:
        refresh(site)

"""What takes longer than a request may."""

from django_tasks import task
from wagtail.models import Site

from cms.models import User

from .making import make_year


@task()
def make_year_later(site_id, year, user_id):
    """Makes the fiscal year ``year`` (พ.ศ.) of a station. Repeating it adds only what is missing."""
    make_year(Site.objects.get(pk=site_id), year, User.objects.get(pk=user_id))

"""Makes the sizes in which lists show a new picture before the first visitor asks for them.

Those that the page itself shows are made when it is published: the search reads it then.
"""

from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django_tasks import task
from wagtail.models import Page, ReferenceIndex

from cms.models import StationImage
from cms.search.reading import shown


@task()
def make_sizes(page_id):
    """Opens the pages above the page as a visitor does, if there are pictures on it. Harmless to repeat."""
    page = Page.objects.live().filter(pk=page_id).first()
    if page and _has_pictures(page):
        for above in page.get_ancestors().live().filter(depth__gt=1).specific():
            shown(above)


def when_published(sender, instance, **kwargs):
    transaction.on_commit(partial(make_sizes.enqueue, instance.pk), robust=True)


def _has_pictures(page):
    pictures = ContentType.objects.get_for_model(StationImage)
    return ReferenceIndex.get_references_for_object(page).filter(to_content_type=pictures).exists()

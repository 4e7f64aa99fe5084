"""What the worker does, and what the periodic job catches up with."""

from django_tasks import task

from . import making


@task()
def make_later(page_id):
    """Makes the picture of a page that was just published. Harmless to repeat."""
    making.make(page_id)


def catch_up():
    """Makes what is missing. A job of ``cms.tick``."""
    if making.is_on():
        making.make_due()

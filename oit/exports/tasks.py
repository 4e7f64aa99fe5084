"""What the worker does, and what the periodic job catches up with."""

from django_tasks import task

from .due import due_pages, is_on, take_up
from .making import make_files


@task()
def make_files_later(page_id):
    """Makes the files of a page that was just published. Harmless to repeat: they are then no longer due."""
    make_files(page_id)


def catch_up():
    """Makes what is due and was not made: after a failure, a changed name, new writers. A job of ``cms.tick``."""
    if is_on():
        take_up()
        due_pages(make_files)

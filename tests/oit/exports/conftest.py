import pytest

from oit.exports.due import mark_due
from oit.exports.making import make_files


@pytest.fixture(autouse=True)
def _files_are_made(settings):
    """Here publishing makes the files, as on a site; the tasks of the tests are done at once."""
    settings.MAKE_FILES = True


@pytest.fixture
def make():
    """A function that makes the files of a page now, whether they are due or not, and says how it went."""

    def make(page):
        mark_due([page.pk])
        return make_files(page.pk)

    return make

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.page_cache import middleware, watching
from cms.page_cache.generations import FileGenerations


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "generations"


@pytest.fixture
def kept(settings, folder, monkeypatch):
    """The page cache turned on, with generations of its own."""
    settings.PAGE_CACHE = True
    generations = FileGenerations(folder)
    for module in (middleware, watching):
        monkeypatch.setattr(module, "generations", generations)
    caches["pages"].clear()
    yield generations
    caches["pages"].clear()


@pytest.fixture
def read(client, kept):
    """A function that reads an address: ``(response, whether it was made for this reader)``."""

    def read(address, **request):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, **request)
        return response, bool(queries)

    return read


@pytest.fixture
def is_made_anew(read):
    """A function that reads an address, and says whether it was made for this reader."""
    return lambda address, **request: read(address, **request)[1]


@pytest.fixture
def certain(django_capture_on_commit_callbacks):
    """A function that does something in a transaction that is certain afterwards."""

    def certain(do):
        with django_capture_on_commit_callbacks(execute=True):
            return do()

    return certain

import pytest

from cms.integrity.models import Finding
from cms.integrity.rounds import look


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    """No manifest, pictures or collected files of another test."""
    settings.VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
        folder.mkdir()


@pytest.fixture
def found(station):
    """A function that looks once more, at the station or at ``site``: ``[(kind, subject, detail)]`` of what is open.

    The first look has been taken.
    """
    look(station)
    look(None)

    def found(site=station):
        look(site)
        return list(Finding.objects.open().filter(site=site).values_list("kind", "subject", "detail"))

    return found


@pytest.fixture
def kinds(found, station):
    """As ``found``, and gives the kinds alone, sorted."""
    return lambda site=station: sorted(kind for kind, *_rest in found(site))

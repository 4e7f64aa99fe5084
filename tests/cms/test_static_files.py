"""Static files as they are served: compressed once, under names that change with what is in them, kept for ever."""

import gzip
import re

import brotli
import pytest
from django.conf import settings as project
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

from cms.templatetags.components import asset, icon

pytestmark = pytest.mark.django_db


@pytest.fixture
def collected(settings, tmp_path, station):
    """A Client of the site with its own static files collected as for production."""
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {**project.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    call_command("collectstatic", interactive=False, verbosity=0)
    # Remembered for the life of a process, in which addresses of static files do not change.
    for remembered in (asset, icon):
        remembered.cache_clear()
    yield Client()
    for remembered in (asset, icon):
        remembered.cache_clear()


def test_static_files_are_compressed_hashed_and_kept_for_ever(collected):
    address = staticfiles_storage.url("css/site.css")
    assert re.fullmatch(r"/static/css/site\.[0-9a-f]{12}\.css", address)
    bodies, sizes = [], []
    for encoding, unpacked in (("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)):
        response = collected.get(address, headers={"accept-encoding": encoding})
        assert response.get("Content-Encoding", "") == encoding
        assert response["Vary"] == "Accept-Encoding"
        assert "immutable" in response["Cache-Control"]
        assert "max-age=315360000" in response["Cache-Control"]
        sent = response.getvalue()
        sizes.append(len(sent))
        bodies.append(unpacked(sent))
    assert bodies[0] == bodies[1] == bodies[2]
    assert sizes[0] < sizes[1] < sizes[2] / 3


def test_the_letters_of_the_first_view_are_asked_for_early_and_once(collected):
    """Under the names that the style sheet has for them: a browser would load another name again."""
    page = Client().get("/contact/").content.decode()
    asked = re.findall(r'<link rel="preload" href="(/static/fonts/[^"]+\.woff2)" as="font"', page)
    assert asked
    sheet = collected.get(staticfiles_storage.url("css/site.css")).getvalue().decode()
    for address in asked:
        assert address.removeprefix("/static/") in sheet
        response = collected.get(address)
        assert response.status_code == 200
        assert "immutable" in response["Cache-Control"]

"""Station files of the tests' own stations."""

from types import SimpleNamespace

import pytest
from django.core.management import call_command

from tests.cms.backup.conftest import installation

__all__ = ["installation", "station_file"]


@pytest.fixture
def station_file(installation, station):
    """``path``: a file of the station; ``key``: the file of the key that opens it."""
    path = installation.var / "kamala.age"
    call_command("export_station", station.hostname, str(path), verbosity=0)
    return SimpleNamespace(path=path, key=installation.key, var=installation.var)

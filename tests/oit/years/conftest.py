from pathlib import Path

import pytest
from django.conf import settings as configured

from oit.editions import editions
from oit.stations import add_year

EDITIONS = Path(__file__).parent / "editions"


@pytest.fixture
def later_edition(monkeypatch):
    """The edition of 2568 beside the one that is shipped."""
    monkeypatch.setattr(configured, "OIT_EDITIONS_DIR", str(EDITIONS))
    editions.cache_clear()
    yield
    monkeypatch.undo()
    editions.cache_clear()


@pytest.fixture
def later_year(station, later_edition):
    """The Thai page of 2568 with its items as drafts, made as in a new station."""
    return add_year(station, 2568)

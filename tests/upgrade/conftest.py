import pytest

from .installations import SNAPSHOTS, upgraded


@pytest.fixture(scope="session")
def last_release(tmp_path_factory):
    """The newest snapshot, upgraded, on SQLite."""
    return upgraded(SNAPSHOTS[-1], tmp_path_factory.mktemp("upgraded"))

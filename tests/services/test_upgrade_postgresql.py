"""Data of an earlier release on a real PostgreSQL, and a station that goes from there to SQLite and back."""

import pytest

from tests.upgrade.examining import examine
from tests.upgrade.installations import HOST, SNAPSHOTS, Installation, upgraded
from tests.upgrade.moves import move


@pytest.fixture(scope="module")
def release(postgresql, tmp_path_factory):
    return upgraded(SNAPSHOTS[-1], tmp_path_factory.mktemp("upgraded"), postgresql("upgraded"))


def test_an_earlier_release_is_brought_to_this_one(release):
    examine(release, SNAPSHOTS[-1])


def test_a_station_goes_to_sqlite_and_back(release, postgresql, tmp_path):
    small, back = Installation(tmp_path / "small"), Installation(tmp_path / "back", postgresql("back"))
    move(release, small, tmp_path / "one")
    move(small, back, tmp_path / "two")
    assert back.visit(HOST) == release.visit(HOST)
    assert back.readiness(HOST) == release.readiness(HOST)

"""Data of an earlier release, brought to this one, is all there and works."""

import pytest

from .examining import examine
from .installations import SNAPSHOTS, upgraded


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda path: path.name.split(".")[0])
def test_pages_answer_and_the_board_and_the_roles_are_right(snapshot, last_release, tmp_path):
    newest = snapshot == SNAPSHOTS[-1]
    examine(last_release if newest else upgraded(snapshot, tmp_path), snapshot)

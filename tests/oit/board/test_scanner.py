"""The board says when nothing looks for viruses in what comes with complaints."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(client_for, chief_user):
    client = client_for(chief_user)
    return lambda: client.get(reverse("readiness:board")).content.decode()


def test_a_missing_scanner_is_named(board):
    assert "CLAMAV_SOCKET" in board()


def test_a_working_one_is_not(board, monkeypatch):
    monkeypatch.setattr("oit.board.views.scanner_state", lambda: "working")
    assert "CLAMAV_SOCKET" not in board()

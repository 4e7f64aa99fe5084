"""What load balancers and whoever watches the server hear."""

import io

import pytest
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from cms import health
from cms.health import LIVE, READY

pytestmark = pytest.mark.django_db


def test_it_is_answered_at_any_host_and_never_kept(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    for address in (LIVE, READY):
        response = client.get(address, headers={"host": "10.0.0.7:8000"})
        assert (response.status_code, response.json()) == (200, {"status": "ok"})
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies


def test_without_a_database_it_lives_and_is_not_ready(client, monkeypatch, caplog):
    def gone(*args):
        raise OperationalError("could not connect to server 10.1.2.3 as station")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", gone)
    assert client.get(LIVE).status_code == 200
    response = client.get(READY)
    assert (response.status_code, response.json()) == (503, {"status": "unavailable"})
    assert "could not connect" in caplog.text


def test_without_its_migrations_it_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'backup'")
    assert client.get(READY).status_code == 503
    with pytest.raises(CommandError):
        call_command("health", stdout=(output := io.StringIO()))
    assert "backup" in output.getvalue()


def test_with_half_of_a_restored_backup_it_is_not_ready(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    (tmp_path / "restore-unfinished.json").write_text("{}")
    assert client.get(READY).status_code == 503


def test_while_files_cannot_be_kept_pages_are_still_served(client, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)
    response = client.get(READY)
    assert (response.status_code, response.json()) == (200, {"status": "degraded"})


def test_a_shared_cache_that_does_not_answer_is_told(client, settings, monkeypatch):
    settings.CACHE_IS_SHARED = True
    monkeypatch.setattr(type(cache._connections["default"]), "get", lambda *args, **kwargs: None)
    assert client.get(READY).json() == {"status": "degraded"}


def test_asking_often_costs_little(client, monkeypatch):
    asked = []
    monkeypatch.setattr(health, "NEEDED", {"database": lambda: asked.append(1)})
    for _time in range(20):
        client.get(READY)
    assert len(asked) == 1


def test_the_command_names_each_check():
    call_command("health", stdout=(output := io.StringIO()))
    assert output.getvalue().splitlines() == [f"{name}: ok" for name in (*health.NEEDED, *health.USEFUL)]

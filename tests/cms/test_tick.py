"""Periodic work: every job runs, whatever happens to the others."""

import datetime
import fcntl
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.tick import Periodic, jobs
from home.models import ContentPage


@pytest.fixture
def periodic(monkeypatch):
    """A registry of the test's own, which the command uses."""
    periodic = Periodic()
    monkeypatch.setattr("cms.management.commands.tick.jobs", periodic)
    return periodic


def tick():
    output = StringIO()
    call_command("tick", stdout=output)
    return output.getvalue()


def test_jobs_run_in_the_order_of_registration(periodic):
    done = []
    periodic.register("first", lambda: done.append(1))
    periodic.register("second", lambda: done.append(2))
    assert tick() == "first: done\nsecond: done\n"
    assert done == [1, 2]


def test_a_job_registered_twice_runs_once(periodic):
    done = []
    for _time in range(2):
        periodic.register("again", lambda: done.append(1))
    tick()
    assert done == [1]


def test_a_failing_job_is_logged_and_does_not_stop_the_others(periodic, caplog):
    done = []

    def fail():
        raise OSError("ดิสก์เต็ม")

    periodic.register("broken", fail)
    periodic.register("whole", lambda: done.append(1))
    with pytest.raises(CommandError, match=r"broken \(ดิสก์เต็ม\)"):
        tick()
    assert done == [1]
    assert any(record.exc_info for record in caplog.records)


def test_two_at_once_do_not_clash(periodic):
    done = []
    periodic.register("slow", lambda: done.append(1))
    with (settings.VAR_DIR / "tick.lock").open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert "Another tick is still running" in tick()
    assert not done


def test_a_page_is_published_when_its_time_comes(station):
    page = ContentPage(title="ประกาศรับสมัคร", slug="recruitment", live=False)
    station.root_page.add_child(instance=page)
    page.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    tick()
    page.refresh_from_db()
    assert page.live


def test_old_sessions_and_finished_tasks_are_forgotten(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    long_ago = timezone.now() - datetime.timedelta(days=30)
    Session.objects.create(session_key="a" * 32, session_data="", expire_date=long_ago)
    DBTaskResult.objects.create(
        task_path="any.task",
        backend_name="default",
        status="SUCCESSFUL",
        finished_at=long_ago,
        args_kwargs={"args": [], "kwargs": {}},
    )
    tick()
    assert not Session.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_the_jobs_that_every_installation_has(db):
    assert {"publish_scheduled", "clearsessions", "prune_task_results"} <= {name for name, _e in jobs.run()}

"""What is done every few minutes while the site runs. Each app registers its jobs here, in its ``ready``.

A job takes no arguments and is idempotent: running it once too often changes nothing.
"""

import fcntl
from contextlib import contextmanager
from functools import partial

from django.core.management import call_command
from django.dispatch import Signal
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db import DatabaseBackend


class Periodic:
    """Jobs by name, in the order in which they were registered."""

    def __init__(self):
        self._due = Signal()

    def register(self, name, job):
        """Adds the function ``job``. A name that is there already stays as it is."""

        def receiver(**kwargs):
            job()

        receiver.job_name = name
        self._due.connect(receiver, weak=False, dispatch_uid=name)

    def run(self):
        """Runs every job. A failure is logged with its traceback and does not stop the others.

        Returns ``[(name, None or the exception)]``.
        """
        return [(receiver.job_name, error) for receiver, error in self._due.send_robust(sender=type(self))]


@contextmanager
def only_one(path):
    """Gives True, or False while another process on this machine holds the lock file ``path``."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def prune_task_results():
    """Forgets finished tasks after two weeks, where their queue lies in the database."""
    if isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
        call_command("prune_db_task_results", verbosity=0)


jobs = Periodic()
jobs.register("publish_scheduled", partial(call_command, "publish_scheduled"))
jobs.register("clearsessions", partial(call_command, "clearsessions"))
jobs.register("prune_task_results", prune_task_results)

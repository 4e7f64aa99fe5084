"""Whether this process lives, and whether it is ready to answer: for load balancers and whoever watches the server.

``/health/live`` is answered as long as the process answers at all. ``/health/ready`` asks what pages need: without
the database, with tables of another version or half of a restored backup it says 503. Where only files or the shared
cache are out of reach it says so with 200: pages are still served, and no other machine would do better.
"""

import logging
import secrets
import time
from functools import cache as remembered
from threading import Lock

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import JsonResponse

from cms.backup.restoring import is_unfinished
from cms.storage import UNREACHABLE

logger = logging.getLogger(__name__)

LIVE, READY = "/health/live", "/health/ready"
OK, DEGRADED, UNAVAILABLE = "ok", "degraded", "unavailable"
# Strangers may ask as often as they like: nothing is looked up more often.
ASKED_EVERY = 5  # seconds


def check_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_migrations():
    applied = MigrationRecorder(connection).applied_migrations()
    if missing := [app for app, name in _newest_migrations() if (app, name) not in applied]:
        raise NotReady(f"migrations of {', '.join(missing)} are not applied: run manage.py prepare --no-demo")


@remembered
def _newest_migrations():
    """``(app, name)`` of the last of each app. To read them all takes half a second."""
    return MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes()


def check_restored():
    if is_unfinished():
        raise NotReady("a backup was restored in part: give the same restore command again")


def check_storage():
    for alias in ("default", "private"):
        storage = storages[alias]
        storage.delete(storage.save(f"health/{secrets.token_hex(8)}", ContentFile(b"ok")))


def check_cache():
    if settings.CACHE_IS_SHARED:
        cache.set("health", "ok", 60)
        if cache.get("health") != "ok":
            raise NotReady("the cache does not answer")


NEEDED = {"database": check_database, "migrations": check_migrations, "restored": check_restored}
USEFUL = {"storage": check_storage, "cache": check_cache}


class NotReady(Exception):
    """What is not as it must be. For the log and the command line, not for strangers."""


def failures(checks):
    """``{name: what is wrong}`` of those of the ``checks`` that fail."""
    found = {}
    for name, check in checks.items():
        try:
            check()
        except (NotReady, DatabaseError, *UNREACHABLE) as error:
            found[name] = str(error).strip() or type(error).__name__
    return found


class Readiness:
    """The state of this process as one of OK, DEGRADED and UNAVAILABLE, looked up now and then, and logged."""

    def __init__(self):
        self._lock = Lock()
        self._known, self._until = UNAVAILABLE, 0

    def state(self):
        # While one looks, which may take long, the others hear what was known before.
        if time.monotonic() >= self._until and self._lock.acquire(blocking=False):
            try:
                self._known = self._look()
                self._until = time.monotonic() + ASKED_EVERY
            finally:
                self._lock.release()
        return self._known

    @staticmethod
    def _look():
        wrong = failures(NEEDED)
        state = UNAVAILABLE if wrong else OK
        if not wrong and (wrong := failures(USEFUL)):
            state = DEGRADED
        for name, error in wrong.items():
            logger.warning("Health: %s: %s", name, error)
        return state


class HealthMiddleware:
    """Answers before hosts, https and sessions are looked at: who asks knows the machine, not a station."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.readiness = Readiness()

    def __call__(self, request):
        if request.path_info == LIVE:
            return _answer(OK)
        if request.path_info == READY:
            return _answer(self.readiness.state())
        return self.get_response(request)


def _answer(state):
    response = JsonResponse({"status": state}, status=503 if state == UNAVAILABLE else 200)
    response["Cache-Control"] = "no-store"
    return response

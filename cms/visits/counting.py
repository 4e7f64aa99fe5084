"""Counts in the memory of the process, and writes it down once a minute: no reader waits for it.

What a process that is killed had counted since the last minute is lost; nothing else depends on it.
"""

import atexit
import datetime
import logging
import time
from collections import Counter
from threading import Event, Lock, Thread

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from .models import DailyVisits
from .readers import is_read

logger = logging.getLogger(__name__)

EVERY = 60  # seconds
# In seconds. Midnight is at the end of one everywhere, and to look for the day takes each reader far longer.
QUARTER = 15 * 60
# Enough to compare three fiscal years.
KEPT = datetime.timedelta(days=3 * 366)


class VisitCounter:
    """Counts by ``(Site, Page, quarter of an hour)``, as numbers. ``start`` has it written down in the background."""

    def __init__(self):
        self._counts = Counter()
        self._lock = Lock()
        self._writer = None

    def count(self, site_id, page_id):
        with self._lock:
            self._counts[site_id, page_id, int(time.time()) // QUARTER] += 1

    def start(self):
        """Begins to write down every minute, and at the end of the process. Does nothing the second time."""
        if self._writer:
            return
        with self._lock:
            if self._writer:
                return
            self._writer = Thread(target=self._write_again_and_again, name="visits", daemon=True)
        self._writer.start()
        atexit.register(self.write_down)

    def write_down(self):
        """Adds to the database what was counted. Where that fails it is kept for the next time, and logged."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        try:
            _add(counts)
        except DatabaseError:
            logger.warning("Visits could not be written down; they are kept for now.", exc_info=True)
            with self._lock:
                self._counts.update(counts)

    def _write_again_and_again(self):
        never = Event()
        while not never.wait(EVERY):
            self.write_down()
            # This thread lives as long as the process; its connection would outlive a restart of the database.
            connection.close()


@transaction.atomic
def _add(counts):
    # A page may be gone since.
    there = set(
        Page.objects.filter(pk__in={page for _site, page, _quarter in counts}).values_list("pk", flat=True)
    )
    for (site, page, quarter), number in counts.items():
        if page in there:
            day = timezone.localdate(datetime.datetime.fromtimestamp(quarter * QUARTER, datetime.UTC))
            row = DailyVisits.objects.get_or_create(page_id=page, day=day, defaults={"site_id": site})[0]
            DailyVisits.objects.filter(pk=row.pk).update(number=F("number") + number)


visits = VisitCounter()


class VisitsMiddleware:
    """Counts the pages that people read, also those that were kept from an earlier reader."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        visited = getattr(response, "visited", None)
        if visited and settings.COUNT_VISITS and is_read(request, response):
            visits.start()
            visits.count(*visited)
        return response


def prune(now=None):
    """Forgets days that are long over."""
    DailyVisits.objects.filter(day__lt=timezone.localdate(now) - KEPT).delete()

"""How long the checklist takes: a whole year, the board, and the totals of many stations.

In time of this process, which is all there is with a database in a file: it does not depend on who else is working.
"""

import io
import statistics
import time
from contextlib import suppress

from django.core.management import CommandError, call_command
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from cms.models import User
from oit.yearly import YearReadiness

from .figures import Figure

ROUNDS = 7
GOAL_YEAR, GOAL_YEAR_QUERIES, GOAL_BOARD = 0.150, 60, 0.400


def whole_year(site):
    readiness = YearReadiness.of_station(site, 2567)
    return readiness.totals, readiness.months


def times(function):
    """``(median of some rounds in seconds, queries of one)``, after a first one that fills what is filled once."""
    function()
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        function()
    number = len(queries)
    taken = []
    for _round in range(ROUNDS):
        start = time.process_time()
        function()
        taken.append(time.process_time() - start)
    return statistics.median(taken), number


def measure_readiness():
    """Prints what a year and the board take, and returns Figures."""
    site = Site.objects.get(is_default_site=True)
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(username="bench"))
    seconds, queries = times(lambda: whole_year(site))
    mark = ("" if queries <= GOAL_YEAR_QUERIES else " queries!") + ("" if seconds <= GOAL_YEAR else " slow!")
    print(
        f"{'a whole year':<32}{queries:>8}{seconds * 1000:>8.0f}{mark}   "
        f"(goal {GOAL_YEAR_QUERIES}, {GOAL_YEAR * 1000:.0f} ms)"
    )
    board, queries = times(lambda: client.get(reverse("readiness:board")))
    mark = "" if board <= GOAL_BOARD else " slow!"
    print(f"{'the board':<32}{queries:>8}{board * 1000:>8.0f}{mark}   (goal {GOAL_BOARD * 1000:.0f} ms)")
    return [
        _figure("readiness of a whole year", seconds, GOAL_YEAR),
        _figure("the board", board, GOAL_BOARD),
    ]


def _figure(name, seconds, goal):
    return Figure(name, f"{seconds * 1000:.0f} ms", f"at most {goal * 1000:.0f} ms", seconds <= goal)


def measure_totals():
    """Prints what ``manage.py readiness --all --json`` takes for each of the stations, and returns it in seconds."""
    number = Site.objects.count()
    start = time.process_time()
    # That something is missing is said with an error.
    with suppress(CommandError):
        call_command("readiness", "--all", "--json", stdout=io.StringIO())
    seconds = time.process_time() - start
    print(f"{f'totals of {number} stations':<32}{seconds:>8.1f} s {seconds / number * 1000:>8.0f} ms each")
    return seconds / number

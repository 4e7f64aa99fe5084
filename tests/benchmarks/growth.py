"""What becomes slower when there are more stations: the same things of the same station, among more and more others.

In turns with a copy of the database that was made before there were others, as machines are not as fast all the time;
and in time of this process where the database is a part of it, which does not depend on who else is working.
"""

import logging
import os
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.core.cache import caches
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from cms.models import User
from cms.models.stations import Role
from home.models import NewsPage
from oit.first_day.leading import SHOWN
from oit.stations import group_for

from .databases import copied, using
from .figures import Figure
from .readiness import measure_totals, whole_year
from .stations import make_news, make_stations

# The stations of a province or two, and all of the country; BENCH_STATIONS=20,40 is for work on this file.
NUMBERS = tuple(int(number) for number in os.environ.get("BENCH_STATIONS", "200,1484").split(","))
YEARS_OF_NEWS, TURNS, ROUNDS, GOAL = 5, 4, 3, 1.3
# Those of all stations at once are for a bureau, which has as many.
TOTALS_UP_TO = 200


@dataclass(frozen=True)
class Thing:
    name: str
    do: Callable


class Taken(NamedTuple):
    """The least time of some rounds, in seconds, and the queries of one."""

    seconds: float
    queries: int


def things(site):
    reader = Client(HTTP_HOST=f"{site.hostname}:{site.port}")
    officer = _signed_in(Client(HTTP_HOST=f"{site.hostname}:{site.port}"), site)
    news = NewsPage.objects.descendant_of(site.root_page).live().newest().first()
    item = Page.objects.descendant_of(site.root_page).get(slug="o1", url_path__contains="/2567/")
    for name, path in (
        ("home page", "/"),
        ("home page in English", "/en/"),
        ("list of news", "/news/"),
        ("a news post", f"/news/{news.slug}/"),
        ("index of the year", "/oit/2567/"),
        ("an item", "/oit/2567/o1/"),
        ("an item in English", "/en/oit/2567/o18/"),
        ("a page that is not there", "/nothing-here/"),
    ):
        yield Thing(name, lambda path=path: reader.get(path))
    yield Thing("board", lambda: officer.get(reverse("readiness:board")))
    yield Thing("first page of the admin", lambda: officer.get(reverse("wagtailadmin_home")))
    edit = reverse("wagtailadmin_pages:edit", args=[item.pk])
    yield Thing("edit form of an item", lambda: officer.get(edit))
    explorer = reverse("wagtailadmin_explore", args=[item.get_parent().pk])
    yield Thing("list of pages", lambda: officer.get(explorer))
    yield Thing("publish an item", lambda: _publish(item))
    yield Thing("what is missing in the year", lambda: whole_year(site))


def _signed_in(client, site):
    """As an officer of the station, past the first day."""
    officer, _is_new = User.objects.get_or_create(username="bench-officer", first_name="สมหญิง")
    officer.groups.add(group_for(site, Role.OFFICER))
    client.force_login(officer)
    session = client.session
    session[SHOWN] = True
    session.save()
    return client


def _publish(item):
    page = Page.objects.get(pk=item.pk).specific
    page.save_revision().publish()


def measure_growth():
    """Prints for each thing its time alone, and how many times that among more stations. Returns Figures."""
    # One of the pages is not there on purpose.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    site = Site.objects.get(is_default_site=True)
    make_news(site, YEARS_OF_NEWS)
    number_alone = Site.objects.count()
    measured = {}
    with copied("alone") as alone:
        for number in NUMBERS:
            print(f"Making {number:,} stations ...")
            start = time.monotonic()
            make_stations(site, number)
            pages = Page.objects.count()
            print(f"... {pages:,} pages in {time.monotonic() - start:.0f} s")
            measured[number] = _measured(site, alone)
            if number <= TOTALS_UP_TO:
                measure_totals()
    return _report(number_alone, measured)


def _measured(site, alone):
    """``{name of a thing: (its Taken in the database alone, its Taken among the others)}``."""
    taken = defaultdict(lambda: ([], []))
    for _turn in range(TURNS):
        with using(alone):
            _take(site, taken, 0)
        _take(site, taken, 1)
    return {
        name: tuple(min(rounds, key=lambda each: each.seconds) for rounds in both)
        for name, both in taken.items()
    }


def _take(site, taken, among):
    for thing in things(site):
        taken[thing.name][among].append(taken_by(thing.do))


def taken_by(do):
    """The Taken of some rounds, after one that fills what is filled once."""
    clock = time.thread_time if connection.vendor == "sqlite" else time.perf_counter
    for cache in caches.all():
        cache.clear()
    do()
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        do()
    # Later requests empty the log.
    number = len(queries)
    taken = []
    for _round in range(ROUNDS):
        start = clock()
        do()
        taken.append(clock() - start)
    return Taken(min(taken), number)


def _report(number_alone, measured):
    heading = "".join(f"{f'x at {number:,}':>12}" for number in NUMBERS)
    print(f"{f'uncached, among {number_alone} stations':<32}{'queries':>8}{'ms':>8}{heading}   (goal {GOAL})")
    worst = dict.fromkeys(NUMBERS, 0)
    for name, (first, _later) in measured[NUMBERS[0]].items():
        line = f"{name:<32}{first.queries:>8}{first.seconds * 1000:>8.1f}"
        for number in NUMBERS:
            alone, later = measured[number][name]
            growth = later.seconds / alone.seconds
            worst[number] = max(worst[number], growth)
            mark = " queries!" if later.queries > alone.queries else ""
            line += f"{growth:>12.2f}{mark}{' grows!' if growth > GOAL else ''}"
        print(line)
    return [
        Figure(
            f"growth to {number:,} stations, the worst",
            f"x {worst[number]:.2f}",
            f"at most x {GOAL}",
            worst[number] <= GOAL,
        )
        for number in NUMBERS
    ]

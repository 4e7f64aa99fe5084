"""Prints how many queries and how much time pages and the checklist take, and what a first visit weighs.

Times are ratios to a plain Django view in the same run: machines are noisy, ratios less so. Nothing here fails.
Run it with ``make bench``, which gives it a database of its own, and keeps what it printed in docs/benchmarks.md.
"""

import gc
import statistics
import time
from multiprocessing import get_context
from typing import NamedTuple

import brotli
from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from cms.models import User
from home.models import NewsPage
from oit.editions import edition_for
from tests.benchmarks.imports import measure_reading
from tests.benchmarks.papers import measure_writing

from .bureau import measure_bureau
from .databases import load
from .figures import Figure, keep, printed
from .growth import measure_growth
from .readiness import measure_readiness
from .search import measure_on_postgresql, measure_search
from .serving import measure_serving

ROUNDS = 50
GOAL_FORM = 1.0  # seconds
GOAL_QUERIES, GOAL_RATIO, GOAL_FIRST_VIEW, GOAL_CSS = 20, 8, 150 * 1024, 30 * 1024
# As a station's pages are made after it changed something: no page is kept, but what the others had read for them.
TOLD = {
    "PAGE_CACHE": True,
    "CACHES": {**settings.CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}},
}


def pages(site, client):
    """The addresses of the ``site`` that the goals speak of, in both languages."""
    posts = NewsPage.objects.descendant_of(site.root_page).live().newest()
    items = [f"/oit/2567/{item.slug}/" for item in edition_for(2567).items]
    news = [f"/news/{post.slug}/" for post in posts[:1]]
    thai = ["/", "/oit/", "/oit/2567/", "/news/", *items, *news]
    return [path for path in (*thai, *(f"/en{path}" for path in thai)) if is_there(client, path)]


def is_there(client, path):
    return client.head(path).status_code == 200


def least_times(*todo, rounds=ROUNDS):
    """The least time of each of the functions ``todo``, in seconds, after a first time that fills what is filled once.

    In turns: a machine is not as fast all the time. Of this process only: what else the machine does counts less.
    """
    for do in todo:
        do()
    times = [[] for _do in todo]
    for _round in range(rounds):
        for do, taken in zip(todo, times, strict=True):
            start = time.thread_time()
            do()
            taken.append(time.thread_time() - start)
    return [min(taken) for taken in times]


def measure_pages():
    """Prints every page of every station, and returns Figures of the slowest: told what others had read, and alone."""
    alone, told = {}, {}
    with override_settings(ROOT_URLCONF="tests.benchmarks.plain"):
        for site in Site.objects.order_by("-is_default_site", "pk"):
            print(f"Pages of {site.hostname}")
            for page in measure_pages_of(site, Client(HTTP_HOST=f"{site.hostname}:{site.port}")):
                alone[page.address], told[page.address] = page.alone, page.told
    return [
        _figure("page made anew, against a plain view with a table", told),
        _figure("the same with nothing kept of its station", alone),
    ]


def _figure(name, ratios):
    worst = max(ratios, key=ratios.get)
    within = sum(ratio <= GOAL_RATIO for ratio in ratios.values())
    return Figure(
        name,
        f"x {statistics.median(ratios.values()):.1f} in the median, at most x {ratios[worst]:.1f} ({worst}); "
        f"{within} of {len(ratios)} pages within it",
        f"at most x {GOAL_RATIO}",
        within == len(ratios),
    )


class MadePage(NamedTuple):
    """``alone``, ``told``: its least time as a multiple of the plain view's, without and with what is kept."""

    address: str
    alone: float
    told: float


def measure_pages_of(site, client):
    """Yields a MadePage for each page of the station ``site``."""
    print(f"{'':<32}{'nothing kept':>24}{'told what is kept':>24}")
    print(f"{'page':<32}{'queries':>8}{'ms':>8}{'x plain':>8}{'queries':>8}{'ms':>8}{'x plain':>8}")
    plains = []
    for path in pages(site, client):
        client.get(path)  # the first view makes the sizes of its pictures
        alone = _made(client, path)
        with override_settings(**TOLD):
            told = _made(client, path)
        plains += [alone.plain, told.plain]
        columns = [
            f"{made.queries:>8}{made.seconds * 1000:>8.1f}{made.multiple:>8.1f}" for made in (alone, told)
        ]
        marks = ("" if alone.queries <= GOAL_QUERIES else " queries!") + (
            "" if told.multiple <= GOAL_RATIO else " slow!"
        )
        label = path if len(path) < 31 else f"{path[:28]}..."
        print(f"{label:<32}{''.join(columns)}{marks}")
        yield MadePage(f"{site.hostname}{path}", alone.multiple, told.multiple)
    print(f"Plain view with a table of 100 x 4: {min(plains) * 1000:.1f} to {max(plains) * 1000:.1f} ms")


class Made(NamedTuple):
    """With how many queries a page is made, and in how many seconds at least, as the plain view beside it."""

    queries: int
    seconds: float
    plain: float

    @property
    def multiple(self):
        return self.seconds / self.plain


def _made(client, path):
    plain_path = reverse("plain", urlconf="tests.benchmarks.plain")
    # Who signs in is not told of what is kept, so that this takes the same time everywhere.
    seconds, plain = least_times(
        lambda: client.get(path), lambda: client.get(plain_path, headers={"authorization": "-"})
    )
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return Made(len(queries), seconds, plain)


def measure_forms():
    """How long the edit form of each item takes to open, filled as in the demonstration."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.create_superuser("bench"))
    site = Site.objects.get(is_default_site=True)
    items = (
        Page.objects.descendant_of(site.root_page)
        .filter(depth=5, url_path__contains="/oit/2567/")
        .order_by("path")
    )
    slowest = 0
    print(f"{'edit form':<32}{'queries':>8}{'ms':>8}   (goal {GOAL_FORM * 1000:.0f} ms)")
    for page in items:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        client.get(address)
        reset_queries()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        number = len(queries)
        (seconds,) = least_times(lambda address=address: client.get(address), rounds=3)
        mark = "" if seconds <= GOAL_FORM else " slow!"
        slowest = max(slowest, seconds)
        print(f"{page.slug:<32}{number:>8}{seconds * 1000:>8.0f}{mark}")
    goal = f"at most {GOAL_FORM * 1000:.0f} ms"
    return Figure("edit form of an item, the slowest", f"{slowest * 1000:.0f} ms", goal, slowest <= GOAL_FORM)


def measure_first_view():
    """What a first visit to the home page loads, compressed as it is sent."""
    static = settings.BASE_DIR / "static"
    html = Client(HTTP_HOST="localhost").get("/").content
    css = (static / "css/site.css").read_bytes()
    sent = {
        "page": len(brotli.compress(html, quality=4)),
        "style sheet": len(brotli.compress(css)),
        "icons": len(brotli.compress((static / "icons/icons.svg").read_bytes())),
        "large picture": len(brotli.compress((static / "images/bay.svg").read_bytes())),
        "letters": sum(font.stat().st_size for font in (static / "fonts").glob("*.woff2")),
    }
    for name, size in sent.items():
        print(f"{name:<32}{size / 1024:>8.1f} KB")
    total = sum(sent.values())
    print(f"{'first view of the home page':<32}{total / 1024:>8.1f} KB (goal {GOAL_FIRST_VIEW // 1024})")
    print(f"{'style sheet uncompressed':<32}{len(css) / 1024:>8.1f} KB (goal {GOAL_CSS // 1024})")
    goal = f"at most {GOAL_FIRST_VIEW // 1024} KB"
    return Figure("first view of the home page", f"{total / 1024:.0f} KB", goal, total <= GOAL_FIRST_VIEW)


def run():
    """Loads the demonstration stations into an empty database, prints every table, and keeps it."""
    print("Loading the demonstration stations ...")
    # In a process of its own: this one is to hold what a server's does, and no more.
    loading = get_context("fork").Process(target=load)
    loading.start()
    loading.join()
    if loading.exitcode:
        raise SystemExit(loading.exitcode)
    # What beginning leaves behind would be looked through in the middle of pages, as in no server.
    gc.collect()
    gc.freeze()
    figures = []
    with printed() as pieces:
        try:
            figures += [*measure_pages(), measure_forms(), measure_first_view()]
            figures += measure_serving()
            figures += measure_readiness()
            measure_bureau()
            figures += [measure_search(), measure_on_postgresql()]
            measure_reading()
            measure_writing()
            figures += measure_growth()
        finally:
            # What takes so long is kept also where the last of it fails.
            keep(figures, pieces)

"""How long a search takes among many published things, and how well it finds what people look for."""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.utils import timezone
from wagtail.models import Site

from cms.search.finding import Finder
from cms.search.keeping import add_to_index
from cms.search.kinds import Kind
from cms.search.models import Entry
from tests.cms.search.judging import judge, judged, search_of

from .databases import load
from .figures import Figure

NUMBER, GOAL_MS, ROUNDS = 20_000, 30, 15
AT_ONCE = 1_000
QUERIES = (
    "ใบสั่ง", "แจ้งความออนไลน์", "ค่าปรับจราจร", "ใบสัง", "หนังสือเดินทางหาย", "ตำรวจ", "สถานีตำรวจภูธร", "o11", "ข้อ ๑๑",
    "จัดซื้อจัดจ้าง 2567", "จัดซือจัดจ้าง", "ร้องเรียนเจ้าหน้าที่ทุจริต", "อยากรู้ว่าคดีที่แจ้งไว้ถึงไหนแล้ว", "passport", "pasport",
    "how do I pay a traffic fine", "เสียค่าปรับได้ที่ไหน", "no gift policy", "คู่มือประชาชนงานจราจร", "แผนการใช้จ่ายงบประมาณ",
)  # fmt: skip


def make_entries(site, number):
    """``number`` further entries of the station, their titles and texts put together from those that it has."""
    chance = random.Random(2567)
    known = list(Entry.objects.filter(site=site, language="th"))
    page_id = known[0].page_id
    sentences = [
        piece for entry in known for piece in (entry.title, *entry.text[:20_000].split(" ")) if len(piece) > 8
    ]
    for start in range(0, number, AT_ONCE):
        made = Entry.objects.bulk_create(
            Entry(
                site=site,
                language="th",
                page_id=page_id,
                key=f"made-{start + each}",
                kind=chance.choice(Kind.values),
                title=" ".join(chance.sample(sentences, 2))[:500],
                text=" ".join(chance.choices(sentences, k=20)),
                year=chance.choice((2565, 2566, 2567)),
                read_at=timezone.now(),
            )
            for each in range(AT_ONCE)
        )
        add_to_index(site, made)
    if connection.vendor == "postgresql":
        # As its own upkeep leaves it, which comes by within a minute: what was added at once is sorted in.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def work():
    """Milliseconds that this process and the database have worked, which do not depend on who else is working.

    Those of a PostgreSQL server on this machine are added; from one elsewhere the passing of time is all that can be
    told.
    """
    own = time.process_time() * 1000
    if connection.vendor == "sqlite":
        return own
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    if connection.connection.info.host in ("127.0.0.1", "localhost") and schedule.exists():
        return own + int(schedule.read_text().split()[0]) / 1e6
    return time.perf_counter() * 1000


def milliseconds(site):
    """``{query: milliseconds}`` in the median of the rounds, in turns: a machine is not as fast all the time."""
    finder = Finder(site, "th")
    times = {query: [] for query in QUERIES}
    for query in QUERIES:
        finder.find(query)
    for _round in range(ROUNDS):
        for query, taken in times.items():
            start = work()
            finder.find(query)
            taken.append(work() - start)
    return {query: statistics.median(taken) for query, taken in times.items()}


def measure_search():
    """Prints how well and how fast is found what people look for; returns the Figure of the slowest search."""
    site, name = Site.objects.get(is_default_site=True), connection.display_name
    quality = judge(judged(), search_of(site))
    figures = f"recall at 5 {quality.recall:.3f}, mean reciprocal rank {quality.rank:.3f}"
    print(f"{f'{name}: judged queries':<32}{quality.number:>8}   {figures}")
    make_entries(site, NUMBER)
    number = Entry.objects.filter(site=site).count()
    taken = milliseconds(site)
    slowest = max(taken, key=taken.get)
    is_met = taken[slowest] <= GOAL_MS
    print(
        f"{f'{name}: among {number:,}':<32}{statistics.median(taken.values()):>8.1f} ms in the median of {len(taken)}"
    )
    print(
        f"{'  slowest':<32}{taken[slowest]:>8.1f} ms “{slowest}”{'' if is_met else ' slow!'}   (goal {GOAL_MS} ms)"
    )
    measured = f"{taken[slowest]:.1f} ms"
    return Figure(f"slowest of {len(taken)} searches, {name}", measured, f"at most {GOAL_MS} ms", is_met)


def measure_on_postgresql():
    """The same in a process and a PostgreSQL of its own, if there is one; returns the Figure."""
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "figure.json"
        told = subprocess.run(
            [
                *(sys.executable, "-m", "tools.with_postgresql", sys.executable, "manage.py", "shell"),
                *(
                    "--no-imports",
                    "-c",
                    f"from tests.benchmarks.search import measure_alone as m; m('{kept}')",
                ),
            ],
            env=os.environ | {"VAR_DIR": folder},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        print(told, end="")
        if kept.exists():
            return Figure(*json.loads(kept.read_text()))
    return Figure("slowest search, PostgreSQL", "", f"at most {GOAL_MS} ms", None)


def measure_alone(path):
    """Fills the database, measures, and writes the Figure to the file ``path``."""
    load()
    Path(path).write_text(json.dumps(measure_search()))

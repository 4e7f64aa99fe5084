"""How long a search takes among many published things, and how well it finds what people look for."""

import random
import statistics
import time
from pathlib import Path

from django.db import connection
from django.utils import timezone
from wagtail.models import Site

from cms.search.finding import Finder
from cms.search.keeping import add_to_index
from cms.search.kinds import Kind
from cms.search.models import Entry
from tests.cms.search.judging import judge, judged, search_of

NUMBER, GOAL_MS, ROUNDS = 20_000, 30, 5
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


def milliseconds(site, query):
    times = []
    finder = Finder(site, "th")
    finder.find(query)
    for _round in range(ROUNDS):
        start = work()
        finder.find(query)
        times.append(work() - start)
    return statistics.median(times)


def measure_search():
    site = Site.objects.get(is_default_site=True)
    quality = judge(judged(), search_of(site))
    figures = f"recall at 5 {quality.recall:.3f}, mean reciprocal rank {quality.rank:.3f}"
    print(f"{'search: judged queries':<32}{quality.number:>8}   {figures}")
    make_entries(site, NUMBER)
    number = Entry.objects.filter(site=site).count()
    taken = {query: milliseconds(site, query) for query in QUERIES}
    slowest = max(taken, key=taken.get)
    mark = "" if taken[slowest] <= GOAL_MS else " slow!"
    print(
        f"{f'search among {number:,}':<32}{statistics.median(taken.values()):>8.1f} ms in the median of {len(taken)}"
    )
    print(f"{'  slowest':<32}{taken[slowest]:>8.1f} ms “{slowest}”{mark}   (goal {GOAL_MS} ms)")

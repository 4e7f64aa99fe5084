"""How long a superior unit waits for the tables of every police station of the country."""

import time

from django.db import transaction
from django.test import Client
from wagtail.models import Site

from cms.models import StationSettings, User
from oit.bureau.keeping import refresh
from oit.bureau.models import Change, ItemSummary, Unit
from oit.bureau.units import all_stations

from .readiness import times

# Of the Royal Thai Police. The goal is for one page.
STATIONS, GOAL, GOAL_QUERIES = 1484, 1.0, 30
REGIONS = 10
PAGES = {
    "1,484 stations": "/admin/bureau/",
    "the same, most missing first": "/admin/bureau/?order=-missing",
    "all as a CSV file": "/admin/bureau/stations.csv",
    "by item": "/admin/bureau/items/",
    "who lacks O15": "/admin/bureau/items/o15/",
}


def fill_up(site):
    """Makes stations with the summaries of ``site`` until there are STATIONS, each below one of the REGIONS."""
    rows = list(ItemSummary.objects.filter(site=site))
    sites = Site.objects.bulk_create(
        Site(hostname=f"below-{number}.bench", port=80, root_page=site.root_page)
        for number in range(STATIONS - len(all_stations()))
    )
    StationSettings.objects.bulk_create(
        StationSettings(
            site=each,
            name_th=f"สถานีตำรวจภูธรที่ {number}",
            superior_units_th=f"ตำรวจภูธรจังหวัดที่ {number % 76}\nตำรวจภูธรภาค {number % REGIONS}",
        )
        for number, each in enumerate(sites)
    )
    for each in sites:
        for row in rows:
            row.pk, row.site = None, each
        ItemSummary.objects.bulk_create(rows)


def measure_bureau():
    """Everything that it makes is taken back."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    Change.objects.all().delete()
    start = time.process_time()
    refresh(site)
    seconds = time.process_time() - start
    print(f"{'summaries of one station':<32}{'':>8}{seconds * 1000:>8.0f}")
    with transaction.atomic():
        fill_up(site)
        client, user = Client(HTTP_HOST="localhost"), User.objects.create_user("bench-unit")
        for number in range(REGIONS):
            user.groups.add(Unit.objects.get_or_create(name_th=f"ตำรวจภูธรภาค {number}")[0].group)
        client.force_login(user)
        for label, address in PAGES.items():
            assert client.get(address).status_code == 200
            seconds, queries = times(lambda address=address: client.get(address))
            marks = ("" if queries <= GOAL_QUERIES else " queries!") + ("" if seconds <= GOAL else " slow!")
            print(f"{label:<32}{queries:>8}{seconds * 1000:>8.0f}{marks}   (goal {GOAL * 1000:.0f} ms)")
        transaction.set_rollback(True)

"""A station for journeys that publish something, beside the two that every other test reads as they are."""

from wagtail.models import Page

from cms.models import User
from cms.models.station import StationKind
from cms.models.stations import Role
from oit.models import ProcurementSummaryPage
from oit.stations import create_station, group_for
from tests.browser.server import NEW_HOST
from tests.factories import material, published
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream

HOST = "example.localhost"
MISSING = "2023-11"


def make_example(password):
    """Makes the station, its people, who are named after their roles, and an O15 that was published without MISSING.

    Returns the id of that page.
    """
    names = {"name_th": "สถานีตำรวจภูธรตัวอย่าง", "name_en": "Example Police Station"}
    site = create_station(hostname=HOST, kind=StationKind.PROVINCIAL, year=2567, **names)
    given = material(site)
    months = stream(*(month(iso, given) for iso in ASSESSED if iso != MISSING))
    page = published(ProcurementSummaryPage, site, months=months)
    for role in (Role.OFFICER, Role.SUPERVISOR):
        name = f"example-{role}"
        user = User.objects.create_user(name, f"{name}@example.org", password, first_name="สมหญิง")
        user.groups.add(group_for(site, role))
    return page.pk


def make_new(password):
    """Makes a station on its first day, and its people: "new-officer" and "new-chief".

    Returns ``{"new o1": id of the draft of O1, "new o15": of O15, "new o18": of O18}``.
    """
    names = {"name_th": "สถานีตำรวจภูธรเปิดใหม่", "name_en": "New Police Station"}
    site = create_station(hostname=NEW_HOST, kind=StationKind.PROVINCIAL, year=2567, **names)
    material(site)
    for role in (Role.OFFICER, Role.CHIEF):
        name = f"new-{role}"
        user = User.objects.create_user(name, f"{name}@example.org", password, first_name="สมหญิง")
        user.groups.add(group_for(site, role))
    pages = Page.objects.descendant_of(site.root_page)
    return {f"new {slug}": pages.get(slug=slug).pk for slug in ("o1", "o15", "o18")}

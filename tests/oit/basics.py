"""Pages of O2 to O10, O19 and O22 with nothing missing, and what is found of a page."""

from cms.models import StationSettings
from home.models import EServicePage, EServicesIndexPage, NewsIndexPage, NewsPage
from oit.readiness import State
from tests.factories import publish, published
from tests.filled import every_field

from .findings import ON, findings, states

SETTINGS = {
    "address_th": "88 หมู่ 3 ตำบลกมลา อำเภอกะทู้ จังหวัดภูเก็ต 83150",
    "telephone": "076 000 191",
    "email": "kamala@example.org",
    "latitude": "7.951234",
    "longitude": "98.281234",
    "facebook": "https://www.facebook.com/kamala",
    "eit_url": "https://example.org/eit",
}


def told(page, key, on=ON):
    """What is to be done about one element, as one text."""
    return " ".join(findings(page, on)[key].todo)


def missing(page, on=ON):
    return {key for key, state in states(page, on).items() if state is State.MISSING}


def filled(model, station, given, **changed):
    """A published page of the type with everything filled, but for what is ``changed``."""
    return published(model, station, **{**every_field(model, given), **changed})


def settings_with(station, **changed):
    """Fills in the station's settings, but for what is ``changed``."""
    settings = StationSettings.for_site(station)
    for name, value in {**SETTINGS, **changed}.items():
        setattr(settings, name, value)
    settings.save()
    return settings


def news(station, kind, day, **values):
    """A published news post of the station in Thai."""
    index = NewsIndexPage.objects.descendant_of(station.root_page).get()
    if not index.live:
        index = publish(index)
    number = NewsPage.objects.count()
    given = {"title": f"ข่าวที่ {number}", "slug": f"post-{number}", "kind": kind, "date": day, **values}
    index.add_child(instance=NewsPage(locale=index.locale, **given))
    return NewsPage.objects.get(slug=f"post-{number}", locale=index.locale)


def e_service(station, kind, **values):
    """A published e-service of the station in Thai."""
    index = EServicesIndexPage.objects.descendant_of(station.root_page).get()
    if not index.live:
        index = publish(index)
    given = {
        "title": f"บริการ {kind}",
        "slug": f"service-{kind}",
        "kind": kind,
        "official_url": "https://www.royalthaipolice.go.th/",
        **values,
    }
    index.add_child(instance=EServicePage(locale=index.locale, **given))
    return EServicePage.objects.get(slug=given["slug"], locale=index.locale)

"""A way to break each element of the checklist alone, on a page that has everything (``tests.contract.whole``)."""

import json
from datetime import date

from django.utils import timezone

from cms.models import Officer, StationSettings
from feedback.models import FeedbackPage, QuestionsPage
from home.models import EServicePage, NewsKind, NewsPage, Order
from oit.exports.contents import tables_of
from oit.exports.models import ExportedFile, Failure
from tests import factories

MARCH = "2024-03"


def break_element(page, declared):
    """Takes away what shows the element ``declared`` of the stored ``page``: all that is in its fields, or what its
    entry below names."""
    own = BROKEN.get((page.code, declared.key))
    if own is None:
        assert declared.fields, (
            f"{page.code} {declared.key} shows what is kept elsewhere: say how it is broken."
        )
        own = emptied(*declared.fields)
    own(page)


def emptied(*fields):
    def empty(page):
        for name in fields:
            setattr(page, name, type(page)._meta.get_field(name).get_default())
        page.save()

    return empty


def changed(**values):
    def change(page):
        for name, value in values.items():
            setattr(page, name, value)
        page.save()

    return change


def blocks(field, change):
    """Changes the values of the stream ``field``: ``change`` takes a list of them and gives what is left."""

    def store(page):
        stored = getattr(page, field).get_prep_value()
        kept = change([each["value"] for each in stored])
        setattr(page, field, json.dumps([each for each in stored if each["value"] in kept]))
        page.save()

    return store


def in_march(**values):
    """Changes what the stream ``months`` says of March."""

    def change(months):
        for each in months:
            if each["month"] == MARCH:
                each.update(values)
        return months

    return blocks("months", change)


def without_march(months):
    return [each for each in months if each["month"] != MARCH]


def activity_without_pictures(months):
    activity = months[-1]["activities"][0]
    activity.get("value", activity)["pictures"] = []
    return months


def without_citizens(members):
    return [each for each in members if each["kind"] != "citizen"]


def rows(field, **values):
    """Changes the first row of a dataset."""

    def store(page):
        getattr(page, field)[0].update(values)
        page.save()

    return store


def month_row(field, column):
    """Empties a cell in the first row of the first month of the stream ``months``."""

    def change(months):
        months[0][field][0][column] = None
        return months

    return blocks("months", change)


def settings(**values):
    return lambda page: StationSettings.objects.filter(site=page.station).update(**values)


def unpublished(model, **which):
    """Unpublishes the pages of the type ``model`` that are like this, in the page's station."""

    def unpublish(page):
        for each in model.objects.descendant_of(page.station.root_page).filter(**which):
            each.unpublish()

    return unpublish


def no_head_of_traffic(page):
    Officer.objects.filter(site=page.station, line_of_work="traffic").update(live=False)


def another_chief(page):
    Officer.objects.filter(site=page.station, is_chief=True).update(in_office_until=date(2024, 2, 29))
    factories.chief(page.station, in_office_from=date(2024, 3, 1))


def english_unpublished(page):
    for english in page.get_translations():
        english.unpublish()


def no_line(field, line):
    def without(page):
        setattr(page, field, [row for row in getattr(page, field) if row["line"] != line])
        page.save()

    return without


def order_withdrawn(page):
    Order.objects.filter(site=page.station).update(live=False)


def all_of(*ways):
    def change(page):
        for way in ways:
            way(type(page).objects.get(pk=page.pk))

    return change


def making_failed(page):
    """No file could be made of what the page has: the station must then have added its own."""
    for unit in tables_of(page):
        for format in unit.formats:
            month = unit.month.to_iso() if unit.month else ""
            ExportedFile.objects.create(
                page_id=page.pk,
                element=unit.element,
                month=month,
                format=format,
                failed_at=timezone.now(),
                error=Failure.STORAGE,
            )


BROKEN = {
    ("O1", "executives"): no_head_of_traffic,
    ("O4", "citizen-members"): blocks("members", without_citizens),
    ("O5", "name"): settings(name_th=""),
    ("O5", "address"): settings(address_th=""),
    ("O5", "telephone"): settings(telephone=""),
    ("O5", "email"): settings(email=""),
    ("O5", "map"): settings(latitude=None, longitude=None),
    ("O5", "ask"): unpublished(QuestionsPage),
    ("O5", "opinion"): unpublished(FeedbackPage),
    ("O6", "news"): unpublished(NewsPage, kind=NewsKind.RESULTS, date__month=3),
    ("O6", "social-media"): settings(facebook=""),
    ("O6", "ita-news"): unpublished(NewsPage, kind=NewsKind.ITA),
    ("O6", "eit-survey"): settings(eit_url=""),
    ("O7", "months"): blocks("months", without_march),
    ("O7", "contents"): blocks("months", activity_without_pictures),
    ("O7", "files"): all_of(in_march(files=[]), making_failed),
    ("O10", "online-report"): unpublished(EServicePage, kind="online-report"),
    ("O10", "fines"): unpublished(EServicePage, kind="fines"),
    ("O10", "case-tracking"): unpublished(EServicePage, kind="case-tracking"),
    ("O10", "reachable"): unpublished(EServicePage),
    ("O15", "months"): blocks("months", without_march),
    ("O15", "columns"): month_row("rows", "agreed_price"),
    ("O11", "files"): all_of(emptied("files"), making_failed),
    ("O12", "files"): all_of(emptied("files"), making_failed),
    ("O13", "files"): all_of(emptied("files"), making_failed),
    ("O15", "files"): all_of(in_march(files=[]), making_failed),
    ("O17", "as-of"): changed(as_of=date(2024, 2, 29)),
    ("O18", "current-chief"): another_chief,
    ("O18", "english"): english_unpublished,
    ("O19", "activities"): unpublished(NewsPage, kind=NewsKind.CHIEF, date__day=9),
    ("O19", "ita-briefing"): unpublished(NewsPage, kind=NewsKind.ITA),
    ("O20", "processes"): no_line("risks", "traffic"),
    ("O20", "risks"): rows("risks", event=""),
    ("O20", "levels"): rows("risks", likelihood=None),
    ("O20", "plan"): rows("risks", measure=""),
    ("O24", "working-group"): order_withdrawn,
}

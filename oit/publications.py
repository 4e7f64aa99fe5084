"""Keeps when each element, month and file of an item page was first and last published."""

from django.utils import timezone
from wagtail.signals import page_published

from cms.models.stations import position_of
from oit.models import ItemPage, Publication
from oit.readiness import State, computed


def record(page, when=None, user=None):
    """Records what the live Thai ``page`` shows as published at the moment ``when``, or now.

    ``user``: whoever wrote it. A statement of nothing to report stays that of whoever made it first.
    """
    when = when or timezone.now()
    stated = {(each.element, each.month): each for each in page.statements}
    position = position_of(user, page.station)
    rows = []
    for thing, nothing in things_of(page):
        row = Publication(page_id=page.pk, first_published_at=when, last_published_at=when, **thing)
        first = stated.get((row.element, row.month)) if nothing else None
        row.by_id, row.position = (first.by_id, first.position) if first else (user and user.pk, position)
        row.stated_at = (first.stated_at if first else when) if nothing else None
        rows.append(row)
    Publication.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page", "element", "month", "file_hash"],
        update_fields=["last_published_at", "stated_at", "by", "position"],
    )
    # What the page has read of them before is not all any more.
    for name in ("publications", "statements", "months_published"):
        vars(page).pop(name, None)


def things_of(page):
    """Every element that is there, every month of one, and every file: ``({element, month or file_hash}, whether it
    states that there was nothing to report)``."""
    for rule in page.item.elements:
        declared = page.element_for(rule)
        if declared is None:
            continue
        if (state := computed(page, rule).state) is not State.MISSING:
            yield {"element": rule.key}, state is State.NOTHING
        empty = set(declared.months_of_nothing(page)) if rule.nil else ()
        for month in declared.months(page):
            yield {"element": rule.key, "month": month.to_iso()}, month in empty
        hashes = {document.get_file_hash() for document in declared.documents(page)}
        for file_hash in sorted(filter(None, hashes)):
            yield {"element": rule.key, "file_hash": file_hash}, False


def _when_published(sender, instance, revision=None, **kwargs):
    page = instance.specific
    # What the English page shows beside its texts is the Thai page's.
    if isinstance(page, ItemPage) and page.item and page.thai.pk == page.pk:
        record(type(page).objects.get(pk=page.pk), user=revision.user if revision else None)


def connect():
    page_published.connect(_when_published, dispatch_uid="oit.publications")

"""Keeps when each element, month and file of an item page was first and last published."""

from django.utils import timezone
from wagtail.signals import page_published

from oit.models import ItemPage, Publication
from oit.readiness import State, finding_of


def record(page, when=None):
    """Records what the live Thai ``page`` shows as published at the moment ``when``, or now."""
    when = when or timezone.now()
    rows = [
        Publication(page_id=page.pk, first_published_at=when, last_published_at=when, **thing)
        for thing in things_of(page)
    ]
    Publication.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page", "element", "month", "file_hash"],
        update_fields=["last_published_at"],
    )


def things_of(page):
    """``{element, month or file_hash}`` of every element that is there, every month of one, and every file."""
    for rule in page.item.elements:
        declared = page.element_for(rule)
        if declared is None:
            continue
        if finding_of(page, rule).state is not State.MISSING:
            yield {"element": rule.key}
        yield from ({"element": rule.key, "month": month.to_iso()} for month in declared.months(page))
        hashes = {document.get_file_hash() for document in declared.documents(page)}
        yield from (
            {"element": rule.key, "file_hash": file_hash} for file_hash in sorted(hashes) if file_hash
        )


def _when_published(sender, instance, **kwargs):
    page = instance.specific
    # What the English page shows beside its texts is the Thai page's.
    if isinstance(page, ItemPage) and page.item and page.thai.pk == page.pk:
        record(type(page).objects.get(pk=page.pk))


def connect():
    page_published.connect(_when_published, dispatch_uid="oit.publications")

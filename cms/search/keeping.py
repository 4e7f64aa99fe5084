"""Keeps what can be found in step with what is published."""

import logging
from datetime import timedelta
from time import monotonic

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.languages import language_of
from cms.models import BasePage, StationDocument

from .files import text_of
from .models import Entry, FileText, Word
from .reading import read
from .sources import found_on
from .words import spelt_words_of

logger = logging.getLogger(__name__)
# Pages show facts that lie elsewhere on the site, so each is read again once a day.
REVISITED = timedelta(days=1)
# Of one run of `catch_up`: pages at most, and seconds.
PAGES, SECONDS = 200, 30
AT_ONCE = 500


def page_changed(page_id):
    """Brings what can be found on the page into line with what it shows now, once that is certain.

    A page that cannot be read keeps nobody from publishing it: that is logged, and `catch_up` tries again.
    """
    transaction.on_commit(lambda: read_page(page_id), robust=True)


def read_page(page_id):
    """Reads the page and keeps what can be found on it; nothing if it is not live. Returns how many entries changed."""
    page = Page.objects.live().filter(pk=page_id).first()
    page = page and page.specific
    site = page and page.get_site()
    if site is None or not isinstance(page, BasePage):
        return withdraw(Entry.objects.filter(page_id=page_id))
    found = found_on(read(page))
    changed = keep(site, page, found)
    for each in found.values():
        if each.unread:
            document_id = each.document_id
            transaction.on_commit(lambda number=document_id: read_file.enqueue(number), robust=True)
    return changed


@transaction.atomic
def keep(site, page, found):
    """Makes the entries of ``page`` those ``found``, ``{key: Found}``. Returns how many changed."""
    now, language = timezone.now(), language_of(page)
    stored = {entry.key: entry for entry in Entry.objects.select_for_update().filter(page=page)}
    withdraw(Entry.objects.filter(pk__in=[entry.pk for key, entry in stored.items() if key not in found]))
    changed, same = [], []
    for key, each in found.items():
        entry = stored.get(key) or Entry(page_id=page.pk, key=key)
        told = {name: getattr(each, name) for name in Entry.TOLD}
        # One that was moved to another station has other words around it in the index.
        told |= {"site_id": site.pk, "language": language}
        if entry.pk and all(getattr(entry, name) == value for name, value in told.items()):
            same.append(entry.pk)
            continue
        for name, value in told.items():
            setattr(entry, name, value)
        entry.read_at = now
        entry.save()
        changed.append(entry)
    Entry.objects.filter(pk__in=same).update(read_at=now)
    add_to_index(site, changed)
    return len(changed)


def withdraw(entries):
    """Takes the queryset ``entries`` away, from the index too. Returns how many there were."""
    number, _by_model = entries.delete()
    return number


def add_to_index(site, entries):
    """Puts ``entries`` of the station ``site`` into the index, and their words among those that it knows."""
    backend = get_search_backend()
    for start in range(0, len(entries), AT_ONCE):
        backend.add_bulk(Entry, entries[start : start + AT_ONCE])
    learn(site, words_of_entries(entries))


def words_of_entries(entries):
    """Every word that one of ``entries`` has in its title or text."""
    words = set()
    for entry in entries:
        words |= spelt_words_of(f"{entry.title} {entry.text}")
    return words


def learn(site, words):
    """Adds the ``words`` to those that the station ``site`` knows."""
    known = set(Word.objects.filter(site=site).values_list("word", flat=True))
    Word.objects.bulk_create(
        [Word(site=site, word=word) for word in sorted(words - known)],
        ignore_conflicts=True,
        batch_size=AT_ONCE,
    )


@task()
def read_file(document_id):
    """Reads the text inside a published file, and puts it where the file is found. Harmless to repeat."""
    document = StationDocument.objects.filter(pk=document_id).first()
    pages = set(Entry.objects.filter(document_id=document_id).values_list("page_id", flat=True))
    if document is None or not pages:
        return
    known = FileText.objects.filter(document=document).first()
    if known is None or known.file_hash != document.get_file_hash():
        FileText.objects.update_or_create(
            document=document, defaults={"file_hash": document.get_file_hash(), "text": text_of(document)}
        )
    for page_id in sorted(pages):
        read_page(page_id)


def document_changed(document_id):
    """The old text of a replaced file is found no more, and the new one is read soon."""
    pages = set(Entry.objects.filter(document_id=document_id).values_list("page_id", flat=True))
    for page_id in sorted(pages):
        page_changed(page_id)


def pages_found():
    """The live pages of every station that everybody may see, as Pages."""
    return Page.objects.live().public().filter(depth__gt=1).order_by("path")


def catch_up(seconds=SECONDS):
    """Reads pages that were published unnoticed, and those that nobody has read for a day. A job of ``cms.tick``."""
    until = monotonic() + seconds
    read_lately = Entry.objects.filter(key="", read_at__gt=timezone.now() - REVISITED)
    due = pages_found().exclude(pk__in=read_lately.values("page_id"))
    for page_id in list(due.values_list("pk", flat=True)[:PAGES]):
        if monotonic() > until:
            break
        page_changed(page_id)

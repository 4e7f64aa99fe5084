"""Files that could not be made, for the people of their station."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from .models import ExportedFile, Failure
from .names import FORMAT_NAMES

ADVICE = {
    Failure.CONTENT: _(
        "Change what the sentence names and publish again, or add a file of your own to the page."
    ),
    Failure.STORAGE: _("It is tried again by itself. If this lasts for a day, tell whoever runs the server."),
    Failure.UNEXPECTED: _(
        "It is tried again by itself. If this lasts for a day, tell whoever runs the server; until then add a file of "
        "your own to the page."
    ),
}


@dataclass(frozen=True)
class FailedFiles:
    """The ``formats`` of one thing that could not be made, for one reason. ``title``: what it is called.

    ``why``: a sentence, ``since``: when it failed first, ``advice``: what to do.
    """

    title: str
    formats: str
    why: str
    since: datetime
    advice: str


def failures_of(pages):
    """``{translation key: FailedFiles}`` of the item ``pages`` and their translations, in one query."""
    keys = [page.translation_key for page in pages]
    failed = ExportedFile.objects.filter(page__translation_key__in=keys, failed_at__isnull=False)
    grouped = defaultdict(list)
    for each in failed.annotate(translation_key=F("page__translation_key")).order_by("failed_at", "pk"):
        grouped[each.translation_key, each.page_id, each.title, each.error].append(each)
    found = defaultdict(list)
    for (key, _page, _title, error), files in grouped.items():
        found[key].append(_told(files, Failure(error)))
    return found


def _told(files, failure):
    first = files[0]
    return FailedFiles(
        title=first.title,
        formats=", ".join(dict.fromkeys(FORMAT_NAMES[each.format] for each in files)),
        why=first.detail or failure.label,
        since=first.failed_at,
        advice=ADVICE[failure],
    )

"""Live pages: whether somebody published them, as they are, and whether they carry what take-overs leave."""

import json

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry

from cms.integrity.kinds import Kind
from cms.languages import language_of
from cms.models.stations import pages_of
from cms.translations import fields_without_texts

from . import words
from .seen import Seen

# What the tree, and not an edition of the page, says. "draft_title" is of drafts.
OF_THE_TREE = {"path", "url_path", "draft_title", "translation_key"}
CONTENT = (models.CharField, models.TextField, models.JSONField, StreamField)
AT_ONCE = 50


def of_station(site):
    pages = pages_of([site.pk]).filter(live=True).annotate(last_step=_last_step()).order_by("pk")
    for page in pages.select_related("live_revision").specific().iterator(chunk_size=AT_ONCE):
        if not (page.last_step or "").startswith("wagtail.publish"):
            yield Seen(Kind.PAGE, f"page {page.pk}", f"{page.title} ({page.url_path})")
        stored = page.serializable_data()
        if changed := _changed(page, stored):
            yield Seen(
                Kind.CONTENT, f"page {page.pk}: {', '.join(changed)}", f"{page.title} ({page.url_path})"
            )
        texts = list(texts_of([stored.get(name) for name in _content_fields(page)]))
        if adverts := words.adverts_in(texts):
            yield Seen(Kind.FLOOD, f"page {page.pk}", f"{page.title}: {', '.join(adverts)}")
        if hidden := words.hidden_in(texts):
            yield Seen(Kind.HIDDEN, f"page {page.pk}", f"{page.title}: {hidden}")


def _last_step():
    """The last of what was logged about publishing the page or taking it off the site."""
    steps = Q(action__startswith="wagtail.publish") | Q(action__startswith="wagtail.unpublish")
    log = PageLogEntry.objects.filter(steps & ~Q(action="wagtail.publish.schedule"), page=OuterRef("pk"))
    return Subquery(log.order_by("-timestamp", "-pk").values("action")[:1])


def _content_fields(page):
    return [
        field.name
        for field in page._meta.concrete_fields
        if isinstance(field, CONTENT) and field.name not in OF_THE_TREE
    ]


def _changed(page, stored):
    """The names of the fields in which the page that is shown differs from its published version."""
    if page.live_revision is None:
        return []
    published = page.live_revision.content
    # What is the same in both languages follows the Thai page at once.
    followed = fields_without_texts(page) if language_of(page) != settings.LANGUAGE_CODE else ()
    # A field that came with an update of the program is not in older versions.
    compared = [name for name in _content_fields(page) if name in published and name not in followed]
    return sorted(name for name in compared if _plain(published[name]) != _plain(stored[name]))


def _plain(value):
    """A stream as what it says: a database need not keep how its JSON was written."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def texts_of(value):
    """Yields every text in a value of fields, streams and tables."""
    value = _plain(value)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_of(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)

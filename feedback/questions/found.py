"""Answered questions, as things that the search finds."""

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from cms.languages import language_of
from cms.models.stations import pages_of
from cms.search import keeping, sources
from cms.search.kinds import Kind
from cms.search.models import Entry
from cms.search.sources import Found, plain
from cms.thai.years import FiscalYear

from .models import Question
from .pages import QuestionsPage
from .words import plain_lines

LONGEST_TITLE = 300


def questions_on(reading):
    """The published questions that can be read in the language of the questions page."""
    if isinstance(reading.page, QuestionsPage):
        language = language_of(reading.page)
        for question in reading.page.published.exclude(**{f"question_{language}": ""}):
            yield _found(question, language)


def _found(question, language):
    asked = plain(getattr(question, f"question_{language}"))
    day = timezone.localdate(question.published_at) if question.published_at else None
    return Found(
        kind=Kind.QUESTION,
        key=_key(question),
        suffix=f"{question.pk}/",
        title=plain(asked, LONGEST_TITLE),
        text=plain(f"{asked[LONGEST_TITLE:]} {plain_lines(getattr(question, f'answer_{language}'))}"),
        date=day,
        year=FiscalYear.of(day).be if day else None,
    )


def _key(question):
    return f"question-{question.pk}"


def _when_changed(sender, instance, **kwargs):
    """What is no longer published is found no more from the same moment on."""
    entries = Entry.objects.filter(site_id=instance.site_id, key=_key(instance))
    if not instance.is_published:
        keeping.withdraw(entries)
        return
    pages = QuestionsPage.objects.live().filter(pk__in=pages_of([instance.site_id]).values("pk"))
    for page_id in pages.values_list("pk", flat=True):
        keeping.page_changed(page_id)


def _when_deleted(sender, instance, **kwargs):
    keeping.withdraw(Entry.objects.filter(site_id=instance.site_id, key=_key(instance)))


def register():
    sources.register("questions", questions_on)
    post_save.connect(_when_changed, sender=Question, dispatch_uid="questions.found")
    post_delete.connect(_when_deleted, sender=Question, dispatch_uid="questions.found")

"""What can happen to a question, one function each. Whoever calls them has checked who asks for it.

Each is written to the log with who did it; nothing of what was asked or answered is.
"""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.models.stations import position_of

from .models import Question, QuestionNote
from .states import QuestionState


class WrongStep(Exception):
    """A step that is not possible as things stand. Its text says why, and what to do."""


@contextmanager
def locked(question):
    """The question as it is stored, which nobody else can change meanwhile."""
    with transaction.atomic():
        yield Question.objects.select_for_update().get(pk=question.pk)


def assign(question, person, user):
    """Gives the question to ``person``, a User, or to nobody (None)."""
    with locked(question) as stored:
        if not stored.is_waiting:
            raise WrongStep(_("It has been dealt with already. Reopen it first."))
        stored.assigned_to = person
        stored.state = QuestionState.ASSIGNED if person else QuestionState.NEW
        stored.unproven = ""
        stored.save(update_fields=["assigned_to", "state", "unproven"])
        log(stored, "questions.assign", user=user, data={"to": person.pk if person else None})


def note(question, text, user):
    """Writes something for the other officers."""
    QuestionNote.objects.create(question=question, author=user, text=text)
    log(question, "questions.note", user=user)


def look_at(question, user):
    """Takes it out of the separate queue: an officer has read it, and it is a question."""
    with locked(question) as stored:
        stored.unproven = ""
        stored.save(update_fields=["unproven"])
        log(stored, "questions.look_at", user=user)


def answer(question, reply, user):
    """Gives the asker the ``reply``, rich text. The day of the first answer counts, also where it is mended later."""
    with locked(question) as stored:
        if stored.state in (QuestionState.DECLINED, QuestionState.SPAM):
            raise WrongStep(_("It was declined. Reopen it first, then answer it."))
        stored.reply = reply
        stored.unproven = ""
        if stored.is_waiting:
            stored.state = QuestionState.ANSWERED
        if not stored.answered_at:
            stored.answered_at = timezone.now()
        stored.answered_by = position_of(user, stored.site)
        stored.save(update_fields=["reply", "unproven", "state", "answered_at", "answered_by"])
        log(stored, "questions.answer", user=user)


def publish(question, user):
    """Makes its published texts public. ``question``: with the texts as they were just checked; they are stored."""
    with locked(question) as stored:
        if not stored.has_answer:
            raise WrongStep(_("Answer the question first; then it can be published."))
        question.state = QuestionState.PUBLISHED
        question.published_at = stored.published_at or timezone.now()
        question.save(
            update_fields=[*TEXTS, "kept_reason", "kept_words", "category", "state", "published_at"]
        )
        log(question, "questions.publish", user=user, data={"kept": len(question.kept_words)})


def keep_texts(question, user):
    """Stores texts that are still being prepared. What the public sees changes only by publishing."""
    with locked(question) as stored:
        if stored.is_published:
            raise WrongStep(_("It is public: publish the changes, or take it off the page first."))
        question.save(update_fields=[*TEXTS, "kept_reason", "category"])
        log(question, "questions.prepare", user=user)


TEXTS = ("question_th", "answer_th", "question_en", "answer_en")


def withdraw(question, user):
    """Takes it off the public page. The asker keeps the answer."""
    with locked(question) as stored:
        if not stored.is_published:
            raise WrongStep(_("It is not published."))
        stored.state = QuestionState.ANSWERED
        stored.save(update_fields=["state"])
        log(stored, "questions.withdraw", user=user)


def decline(question, reason, words, user):
    """Says to the asker why there is no answer. ``reason``: a DeclineReason; ``words``: more about it, or ""."""
    with locked(question) as stored:
        if stored.has_answer:
            raise WrongStep(_("It was answered already."))
        stored.state, stored.decline_reason, stored.decline_note = QuestionState.DECLINED, reason, words
        stored.unproven = ""
        stored.save(update_fields=["state", "decline_reason", "decline_note", "unproven"])
        log(stored, "questions.decline", user=user, data={"reason": str(reason)})


def reopen(question, user):
    """Puts what was declined, or taken for spam, back among those that wait."""
    with locked(question) as stored:
        if stored.state not in (QuestionState.DECLINED, QuestionState.SPAM):
            raise WrongStep(_("Only what was declined or is spam can be reopened."))
        stored.state = QuestionState.ASSIGNED if stored.assigned_to_id else QuestionState.NEW
        stored.unproven = ""
        stored.decline_reason = ""
        stored.save(update_fields=["state", "unproven", "decline_reason"])
        log(stored, "questions.reopen", user=user)


def mark_spam(questions, user):
    """Marks those of the ``questions`` (a queryset) that nobody has answered yet. Returns how many these were."""
    with transaction.atomic():
        found = list(
            questions.select_for_update(of=("self",)).exclude(
                state__in=(QuestionState.ANSWERED, QuestionState.PUBLISHED, QuestionState.SPAM)
            )
        )
        for each in found:
            each.state = QuestionState.SPAM
            each.save(update_fields=["state"])
            log(each, "questions.spam", user=user)
    return len(found)

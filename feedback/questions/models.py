"""A question, what officers write about it among themselves, and answers that are given often."""

import secrets

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from cms.bilingual import LANGUAGES, Text, active_language
from cms.languages import NAMES
from cms.models import StationOwned
from cms.privacy.models import Retained, RetainedQuerySet
from cms.public_forms.forms import Unproven
from cms.thai.working_days import add_working_days

from .categories import CATEGORIES, OTHER
from .states import HAS_ANSWER, WAITING, DeclineReason, QuestionState
from .words import plain_lines

ANSWER_FEATURES = ["bold", "ol", "ul", "link"]
LANGUAGE_CHOICES = list(NAMES.items())
NOT_LOOKED_AT = Q(state=QuestionState.NEW) & ~Q(unproven="")


def new_code():
    """A code for a receipt: 128 bits, which nobody can guess."""
    return secrets.token_urlsafe(16)


class QuestionQuerySet(RetainedQuerySet):
    def published(self):
        """What the public sees, the newest first."""
        return self.filter(state=QuestionState.PUBLISHED).order_by("-published_at", "-pk")

    def language_first(self, language):
        """Those that can be read in ``language`` before the others; within each the order as it was."""
        missing = models.Case(models.When(**{f"question_{language}": ""}, then=1), default=0)
        return self.annotate(missing=missing).order_by("missing", *self.query.order_by)

    def matching(self, words):
        """Those that contain each of the words in what is published of them.

        The question as it was asked is not looked at: finding it would tell what was left out.
        """
        found = self
        for word in words.split()[:8]:
            texts = (
                f"{name}_{language}__icontains" for name in ("question", "answer") for language in LANGUAGES
            )
            found = found.filter(Q(*((text, word) for text in texts), _connector=Q.OR))
        return found

    def looked_at(self):
        """Without those in the separate queue: they came without proof of work, and nobody has looked at them."""
        return self.exclude(NOT_LOOKED_AT)

    def not_looked_at(self):
        """The separate queue."""
        return self.filter(NOT_LOOKED_AT)

    def waiting(self):
        """Those that an officer has to answer, the oldest first."""
        return self.looked_at().filter(state__in=WAITING).order_by("received_at", "pk")


class Question(Retained):
    """A question from the public as it was asked, the answer to the asker, and both as they are published.

    ``text``, ``name``, ``email`` and ``reply`` are for the asker and the station's officers only. ``code``: by which
    the asker finds the receipt; None once the personal data was erased. ``unproven``: see ``PublicForm``.
    ``kept_words``: what looks like personal data in what is published, and stays for the ``kept_reason``.
    """

    retention_kind = "question"
    personal_fields = ("text", "name", "email")

    text = models.TextField(gettext_lazy("question as asked"))
    category = models.CharField(gettext_lazy("category"), max_length=20, choices=CATEGORIES, default=OTHER)
    language = models.CharField(
        gettext_lazy("language"), max_length=2, choices=LANGUAGE_CHOICES, default="th", editable=False
    )
    name = models.CharField(gettext_lazy("name"), max_length=150, blank=True)
    email = models.EmailField(gettext_lazy("e-mail for the answer"), blank=True)
    code = models.CharField(
        max_length=32, unique=True, null=True, blank=True, default=new_code, editable=False
    )
    unproven = models.CharField(
        gettext_lazy("why it waits to be looked at"),
        max_length=10,
        choices=Unproven,
        blank=True,
        editable=False,
    )

    state = models.CharField(
        gettext_lazy("state"), max_length=20, choices=QuestionState, default=QuestionState.NEW, db_index=True
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("assigned to"),
    )
    decline_reason = models.CharField(
        gettext_lazy("why there is no answer"), max_length=20, choices=DeclineReason, blank=True
    )
    decline_note = models.TextField(gettext_lazy("further words for the asker"), blank=True)

    reply = RichTextField(gettext_lazy("answer"), blank=True, features=ANSWER_FEATURES)
    answered_at = models.DateTimeField(gettext_lazy("answered"), null=True, blank=True, editable=False)
    answered_by = models.CharField(
        gettext_lazy("answered by: position"), max_length=150, blank=True, editable=False
    )

    question_th = models.TextField(gettext_lazy("question (Thai)"), blank=True)
    answer_th = RichTextField(gettext_lazy("answer (Thai)"), blank=True, features=ANSWER_FEATURES)
    question_en = models.TextField(gettext_lazy("question (English)"), blank=True)
    answer_en = RichTextField(gettext_lazy("answer (English)"), blank=True, features=ANSWER_FEATURES)
    kept_reason = models.CharField(gettext_lazy("why personal data stays in it"), max_length=300, blank=True)
    kept_words = models.JSONField(default=list, blank=True, editable=False)
    published_at = models.DateTimeField(gettext_lazy("published"), null=True, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    panels = [FieldPanel("category")]

    class Meta:
        verbose_name = gettext_lazy("question")
        verbose_name_plural = gettext_lazy("questions")
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        """Nothing of what was asked: Wagtail's log keeps it after the question itself was erased."""
        number = _("Question %(number)s") % {"number": self.pk}
        return f"{number}: {self.shown_question[:80]}" if self.is_published else number

    @property
    def excerpt(self):
        """The beginning of what was asked, for officers."""
        return Truncator(self.text).chars(90) or _("(erased)")

    excerpt.fget.short_description = gettext_lazy("question")

    # --- Where it stands -------------------------------------------------------------------------

    @property
    def is_published(self):
        return self.state == QuestionState.PUBLISHED

    @property
    def is_waiting(self):
        return self.state in WAITING

    @property
    def has_answer(self):
        return self.state in HAS_ANSWER

    @property
    def waits_to_be_looked_at(self):
        return bool(self.unproven) and self.state == QuestionState.NEW

    @property
    def received_on(self):
        return timezone.localdate(self.received_at)

    @property
    def answered_on(self):
        return timezone.localdate(self.answered_at) if self.answered_at else None

    def due_on(self, days, days_off):
        """The last day on which the answer is in time, where a station promises so many working ``days``.

        ``days_off``: dates, ``cms.models.days_off.days_off_of`` the station.
        """
        return add_working_days(self.received_on, days, days_off)

    # --- What is published -----------------------------------------------------------------------

    @property
    def languages(self):
        """The languages in which it can be read."""
        return [each for each in LANGUAGES if getattr(self, f"question_{each}")]

    @property
    def shown_language(self):
        """The active language, or the other where only that one is there."""
        active = active_language()
        return active if active in self.languages else next(iter(self.languages), active)

    @property
    def shown_question(self):
        return Text(getattr(self, f"question_{self.shown_language}"), self.shown_language)

    @property
    def shown_answer(self):
        """Rich text in the ``shown_language``."""
        return getattr(self, f"answer_{self.shown_language}")

    # --- Erasure ---------------------------------------------------------------------------------

    @property
    def outlives_erasure(self):
        """What is published stays, and of every real question the days, from which the answer times are reckoned."""
        return self.state != QuestionState.SPAM

    def personal_data(self):
        """Also what officers wrote about it."""
        written = [("reply", plain_lines(self.reply)), ("decline_note", self.decline_note)]
        held = [(capfirst(self._meta.get_field(name).verbose_name), text) for name, text in written]
        notes = "\n".join(note.text for note in self.notes.all())
        return [*super().personal_data(), *held, (_("Notes"), notes)]

    @transaction.atomic
    def erase(self):
        """Takes out also what officers wrote to the asker and about the question, and ends the receipt."""
        self.notes.all().delete()
        super().erase()
        if self.pk:
            self.reply, self.decline_note, self.code = "", "", None
            self.save(update_fields=["reply", "decline_note", "code"])


class QuestionNote(models.Model):
    """What an officer wrote about a question for the other officers."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    text = models.TextField(gettext_lazy("note"))

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self):
        return self.text[:80]


class TemplateUse(models.TextChoices):
    """Where an answer template is offered. Complaints and tip-offs: the kinds of ``feedback.complaints``."""

    QUESTION = "question", gettext_lazy("Questions")
    CORRUPTION = "corruption", gettext_lazy("Corruption complaints")
    TIP = "tip", gettext_lazy("Crime tip-offs")


class AnswerTemplate(StationOwned):
    """An answer that is given often, to begin with. Which uses are whose: ``feedback.questions.admin.templates``."""

    use = models.CharField(
        gettext_lazy("used for"), max_length=10, choices=TemplateUse, default=TemplateUse.QUESTION
    )
    title = models.CharField(
        gettext_lazy("title"), max_length=150, help_text=gettext_lazy("Only officers see it.")
    )
    text_th = RichTextField(gettext_lazy("text (Thai)"), features=ANSWER_FEATURES)
    text_en = RichTextField(gettext_lazy("text (English)"), blank=True, features=ANSWER_FEATURES)

    panels = [FieldPanel("use"), FieldPanel("title"), FieldPanel("text_th"), FieldPanel("text_en")]

    class Meta:
        verbose_name = gettext_lazy("answer template")
        verbose_name_plural = gettext_lazy("answer templates")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    def text_in(self, language):
        """The text in ``language``, or in Thai where there is none."""
        return getattr(self, f"text_{language}") or self.text_th

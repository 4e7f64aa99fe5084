from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, Q
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField

from cms.forms import StationPageForm
from cms.models import BasePage, StationOwned
from cms.models.stations import StationQuerySet
from feedback.forms import AskForm
from feedback.topics import Topic


class QuestionState(models.TextChoices):
    NEW = "new", _("New")
    PUBLISHED = "published", _("Answered and published")
    DECLINED = "declined", _("Not published")


class QuestionQuerySet(StationQuerySet):
    def published(self):
        return self.filter(state=QuestionState.PUBLISHED).order_by("-answered_at", "-pk")

    def matching(self, words):
        """Those that contain each of the words in what is published of them.

        The question as it was asked is not looked at: finding it would tell what was left out.
        """
        found = self
        for word in words.split()[:8]:
            found = found.filter(Q(published_text__icontains=word) | Q(answer__icontains=word))
        return found


class Question(StationOwned):
    """A question from the public, as it was asked, and the answer as it is published."""

    topic = models.CharField(_("topic"), max_length=20, choices=Topic, default=Topic.OTHER)
    text = models.TextField(
        _("question as asked"), help_text=_("Kept as it was asked; not shown to the public.")
    )
    language = models.CharField(_("language"), max_length=2, default="th", editable=False)
    email = models.EmailField(_("e-mail for the answer"), blank=True)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)

    published_text = models.TextField(
        _("question as published"), blank=True, help_text=_("Without names, numbers and details of a case.")
    )
    answer = RichTextField(_("answer"), blank=True, features=["bold", "ol", "ul", "link"])
    answered_by = models.CharField(_("answered by: line of work or position"), max_length=150, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=QuestionState, default=QuestionState.NEW)

    objects = QuestionQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("text", read_only=True), FieldPanel("email", read_only=True)], heading=_("As asked")
        ),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("state")]),
        FieldPanel("published_text"),
        FieldPanel("answer"),
        FieldPanel("answered_by"),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-asked_at"]

    def __str__(self):
        return (self.published_text or self.text)[:80]

    def clean(self):
        super().clean()
        if self.state != QuestionState.PUBLISHED:
            return
        missing = {
            name: _("Fill this in before the question is published.")
            for name in ("published_text", "answer")
            if not strip_tags(getattr(self, name)).strip()
        }
        if missing:
            raise ValidationError(missing)
        self.answered_at = self.answered_at or timezone.now()


class QuestionsPage(RoutablePageMixin, BasePage):
    """Answered questions, searchable by words and topic, and the form to ask one."""

    address_key = "questions"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("Answered questions and the form to ask one")
    per_page = 10

    class Meta:
        verbose_name = _("questions and answers page")

    @path("")
    def questions(self, request):
        if request.method == "POST":
            return self.receive(request)
        return self.render(
            request, context_overrides={**self.get_answered(request), "form": AskForm(request=request)}
        )

    @path("thanks/", name="thanks")
    def thanks(self, request):
        return self.render(
            request,
            context_overrides={**self.get_answered(request), "form": AskForm(request=request), "sent": True},
        )

    @path("<int:number>/", name="question")
    def question(self, request, number):
        """One answered question at an address of its own."""
        answered = Question.objects.of_station(self.station).published()
        question = answered.filter(pk=number).first()
        overrides = {
            **self.get_answered(request),
            "form": AskForm(request=request),
            "opened": question,
            "missing": not question,
        }
        response = self.render(request, context_overrides=overrides)
        response.status_code = 200 if question else 404
        return response

    def receive(self, request):
        form = AskForm(request.POST, request=request)
        if form.is_valid():
            Question.objects.create(
                site=self.station,
                text=form.cleaned_data["question"],
                topic=form.cleaned_data["topic"],
                email=form.cleaned_data["email"],
                language="en" if get_language() == "en" else "th",
            )
            return HttpResponseRedirect(self.get_url(request) + self.reverse_subpage("thanks"))
        response = self.render(request, context_overrides={**self.get_answered(request), "form": form})
        response.status_code = 422
        return response

    def get_answered(self, request):
        """The answered questions that match what was asked for, and the topics that there are."""
        answered = Question.objects.of_station(self.station).published()
        counts = dict(answered.order_by().values_list("topic").annotate(number=Count("pk")))
        topic = request.GET.get("topic") if request.GET.get("topic") in Topic.values else ""
        words = request.GET.get("q", "").replace("\0", "").strip()[:100]
        chosen = answered.filter(topic=topic) if topic else answered
        chosen = chosen.matching(words) if words else chosen
        return {
            "questions": Paginator(chosen, self.per_page).get_page(request.GET.get("page")),
            "topics": [
                {"value": value, "label": label, "number": counts[value]}
                for value, label in Topic.choices
                if counts.get(value)
            ],
            "topic": topic,
            "words": words,
            "total": sum(counts.values()),
        }

"""The page on which the public asks, finds answers, and comes back for its own."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.bilingual import active_language
from cms.forms import StationPageForm
from cms.front import front
from cms.models import BasePage, StationSettings
from cms.models.days_off import days_off_of
from cms.rich_text import look_up_links

from .categories import CATEGORIES
from .feeds import AnswerFeed
from .forms import AskForm
from .models import Question
from .settings import QuestionSettings
from .structured import block, faq_page, qa_page
from .times import Took, answer_times


class QuestionsPage(RoutablePageMixin, BasePage):
    """Answered questions, searchable by words and category, and the form to ask one."""

    address_key = "questions"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("Answered questions and the form to ask one")
    found_by_text = False
    per_page = 10

    class Meta:
        verbose_name = _("questions and answers page")

    @path("")
    def questions(self, request):
        if request.method == "POST":
            return self.receive(request)
        return self.show_list(request, form=AskForm(request=request))

    @path("<int:number>/", name="question")
    def question(self, request, number):
        """One answered question at an address of its own."""
        question = self.published.filter(pk=number).first()
        response = self.show_list(
            request, form=AskForm(request=request), opened=question, missing=not question
        )
        response.status_code = 200 if question else 404
        return response

    def get_took(self, opened):
        """How long the answer to the question ``opened`` took, or None."""
        if opened is None or opened.answered_on is None:
            return None
        return Took(opened.received_on, opened.answered_on, days_off_of(self.station))

    @path("receipt/<str:code>/", name="receipt")
    def receipt(self, request, code):
        """Where whoever asked sees how the question stands. Only the address leads here."""
        question = Question.objects.of_station(self.station).filter(code=code).first()
        if question is None:
            raise Http404
        context = {
            "question": question,
            "due": question.due_on(self.settings.answer_days, days_off_of(self.station)),
            "address": request.build_absolute_uri(),
            "case_tracking": self.get_case_tracking(),
        }
        response = self.render(
            request,
            template="feedback/questions/receipt.html",
            context_overrides=context,
            texts=[question.reply],
        )
        response["Cache-Control"] = "no-store, private"
        # Not "no-referrer", with which browsers send no form of the page without saying that they come from here.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    @path("times/", name="times")
    def times(self, request):
        """How long the answers took, month by month."""
        months = answer_times(self.station, self.settings.answer_days)
        context = {"months": months, "promise": self.settings.answer_days}
        return self.render(request, template="feedback/questions/times.html", context_overrides=context)

    @path("feed/", name="feed")
    def feed(self, request):
        return AnswerFeed()(request, page=self)

    # --- What is sent ----------------------------------------------------------------------------

    def receive(self, request):
        form = AskForm(request.POST, request=request)
        if form.is_valid():
            sent = form.cleaned_data
            question = Question.objects.create(
                site=self.station,
                text=sent["question"],
                category=sent["category"],
                language=sent["language"],
                name=sent["name"],
                email=sent["email"],
                unproven=form.why_unproven,
            )
            receipt = self.reverse_subpage("receipt", args=[question.code])
            return HttpResponseRedirect(self.get_url(request) + receipt)
        response = self.show_list(request, form=form)
        response.status_code = 422
        return response

    # --- What is shown ---------------------------------------------------------------------------

    @property
    def published(self):
        return Question.objects.of_station(self.station).published()

    @cached_property
    def settings(self):
        return QuestionSettings.for_site(self.station)

    def address_of(self, question, request):
        """The path of a published question."""
        return self.get_url(request) + self.reverse_subpage("question", args=[question.pk])

    def get_context(self, request, *args, **kwargs):
        """With the switch of languages leading to the same question, receipt or figures in the other language."""
        context = super().get_context(request, *args, **kwargs)
        own = self.get_url(request)
        rest = request.path.removeprefix(own) if request.path.startswith(own) else ""
        for language in context["languages"] if rest else ():
            language["url"] += rest if language["exact"] else ""
        if rest:
            context["canonical_url"] = request.build_absolute_uri(request.path)
            context["alternates"] = []
        return context

    def render(self, request, *args, texts=(), **kwargs):
        """As Wagtail's, with the links in the rich ``texts`` looked up at once, and not each by itself."""
        response = super().render(request, *args, **kwargs)
        look_up_links(self, texts)
        return response

    def show_list(self, request, form, opened=None, **overrides):
        """The response with the list and the ``form``; ``opened``: the question that stands above them, or None."""
        found = self.get_answered(request)
        shown = [*found["questions"], *([opened] if opened else [])]
        context = {
            **found,
            "form": form,
            "opened": opened,
            "took": self.get_took(opened),
            "settings": self.settings,
            "officers": self.settings.answering,
            "order": self.settings.order,
            "case_tracking": self.get_case_tracking(),
            "structured": self.get_structured(request, found["questions"], opened),
            **overrides,
        }
        return self.render(request, context_overrides=context, texts=[each.shown_answer for each in shown])

    def get_answered(self, request):
        """The answered questions that match what was asked for, and the categories that there are."""
        counts = dict(self.published.order_by().values_list("category").annotate(number=Count("pk")))
        asked_for = request.GET.get("category")
        category = asked_for if asked_for in dict(CATEGORIES) else ""
        words = request.GET.get("q", "").replace("\0", "").strip()[:100]
        found = self.published.language_first(active_language())
        found = found.filter(category=category) if category else found
        found = found.matching(words) if words else found
        return {
            "questions": Paginator(found, self.per_page).get_page(request.GET.get("page")),
            "categories": [
                {"value": value, "label": label, "number": counts[value]}
                for value, label in CATEGORIES
                if counts.get(value)
            ],
            "category": category,
            "words": words,
            "total": sum(counts.values()),
        }

    def get_case_tracking(self):
        """The station's page on following a case, or None."""
        return front().case_tracking(self.above[0]).only("url_path", "title").first()

    def get_structured(self, request, questions, opened):
        """The block of data for search engines."""
        if opened:
            address = request.build_absolute_uri(self.address_of(opened, request))
            return block(qa_page(opened, address, StationSettings.for_site(self.station).name))
        data = faq_page(questions, active_language())
        return block(data) if data else ""

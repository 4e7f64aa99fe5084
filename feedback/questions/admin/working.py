"""One question in the admin: what was asked, how it stands, what officers noted, and what can be done now."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry
from wagtail.snippets.views.snippets import InspectView

from cms.mail.models import QueuedMail
from cms.models.days_off import days_off_of
from feedback.questions import steps
from feedback.questions.mails import send_answer
from feedback.questions.models import Question
from feedback.questions.settings import QuestionSettings

from .forms import AssignForm, DeclineForm, NoteForm

NAMESPACE = "wagtailsnippets_feedback_question"
STEPS_SHOWN = 30


def address(name, *args):
    """The path of a view of the questions."""
    return reverse(f"{NAMESPACE}:{name}", args=args)


class QuestionView(InspectView):
    """Shows the question. What is sent to it names in ``do`` what is to be done."""

    page_title = gettext_lazy("From the public")
    template_name = "feedback/questions/admin/question.html"
    any_permission_required = ["change", "view"]

    def get_object(self, queryset=None):
        return Question.objects.select_related("site", "assigned_to").get(pk=self.pk)

    def get_page_subtitle(self):
        return str(self.object)

    def get_edit_url(self):
        return None

    @cached_property
    def may_change(self):
        return self.user_has_permission("change")

    def post(self, request, *args, **kwargs):
        act = ACTS.get(request.POST.get("do", ""))
        if act is None:
            raise Http404
        if not self.may_change:
            raise PermissionDenied
        try:
            said = act(self)
        except steps.WrongStep as error:
            messages.error(request, str(error))
            return self.back()
        if said is None:
            messages.error(request, _("Nothing was stored yet. Correct what is marked below."))
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(request, said)
        return self.back()

    def back(self):
        return redirect(address("edit", self.object.pk))

    def form(self, form_class, *args):
        """A form of this page: with what was sent, where it is the one that was sent."""
        sent = FORMS.get(self.request.POST.get("do", "")) is form_class
        return form_class(self.request.POST if sent else None, *args)

    @cached_property
    def forms(self):
        return {
            "assign": self.form(AssignForm, self.object),
            "note": self.form(NoteForm),
            "decline": self.form(DeclineForm),
        }

    # --- What can be done: each returns what is said afterwards, or None where the form is wrong --------------

    def assign(self):
        if not self.forms["assign"].is_valid():
            return None
        person = self.forms["assign"].cleaned_data["person"]
        steps.assign(self.object, person, self.request.user)
        return (
            _("%(person)s answers this question.") % {"person": person}
            if person
            else _("Nobody answers it now.")
        )

    def take(self):
        steps.assign(self.object, self.request.user, self.request.user)
        return _("You answer this question.")

    def note(self):
        if not self.forms["note"].is_valid():
            return None
        steps.note(self.object, self.forms["note"].cleaned_data["note"], self.request.user)
        return _("The note is kept.")

    def decline(self):
        form = self.forms["decline"]
        if not form.is_valid():
            return None
        steps.decline(self.object, form.cleaned_data["reason"], form.cleaned_data["words"], self.request.user)
        return _("Declined. The asker reads on the receipt page why.")

    def look_at(self):
        steps.look_at(self.object, self.request.user)
        return _("It is now among the questions that wait for an answer.")

    def spam(self):
        steps.mark_spam(Question.objects.filter(pk=self.object.pk), self.request.user)
        return _("Marked as spam.")

    def reopen(self):
        steps.reopen(self.object, self.request.user)
        return _("It waits for an answer again.")

    def withdraw(self):
        steps.withdraw(self.object, self.request.user)
        return _("It is no longer public.")

    def send(self):
        send_answer(self.object, self.request.user)
        return _("The answer is on its way to %(email)s.") % {"email": self.object.email}

    # --- What is shown ------------------------------------------------------------------------------

    def get_context_data(self, **kwargs):
        question = self.object
        days = QuestionSettings.for_site(question.site).answer_days
        return super().get_context_data(
            question=question,
            due=question.due_on(days, days_off_of(question.site)),
            days=days,
            may_change=self.may_change,
            forms=self.forms,
            notes=list(question.notes.select_related("author")),
            mails=list(QueuedMail.objects.about(question)),
            steps=list(registry.get_logs_for_instance(question).select_related("user")[:STEPS_SHOWN]),
            **kwargs,
        )


ACTS = {
    "assign": QuestionView.assign,
    "take": QuestionView.take,
    "note": QuestionView.note,
    "decline": QuestionView.decline,
    "look_at": QuestionView.look_at,
    "spam": QuestionView.spam,
    "reopen": QuestionView.reopen,
    "withdraw": QuestionView.withdraw,
    "send": QuestionView.send,
}
FORMS = {"assign": AssignForm, "note": NoteForm, "decline": DeclineForm}

"""Writing the answer, and preparing what of it everybody will read."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from feedback.questions import steps
from feedback.questions.models import Question

from .forms import AnswerForm, PublicationForm
from .working import address


class WritingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A form about one question. ``form_class``: its form."""

    permission_policy = None
    permission_required = "change"
    form_class = None
    header_icon = "help"
    _show_breadcrumbs = True

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.question = get_object_or_404(Question.objects.select_related("site"), pk=pk)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": address("list"), "label": _("Questions")},
            {"url": address("edit", self.question.pk), "label": str(self.question)},
            {"url": "", "label": self.get_page_title()},
        ]

    def new_form(self, data=None, **kwargs):
        return self.form_class(data, instance=self.question, for_user=self.request.user, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.show(self.new_form())

    def show(self, form, status=200):
        context = self.get_context_data(form=form, question=self.question, media=form.media)
        return self.render_to_response(context, status=status)

    def wrong(self, form):
        messages.error(self.request, _("Nothing was stored yet. Correct what is marked below."))
        return self.show(form, status=422)

    def refused(self, form, error):
        """Shows the form with everything typed, and why it cannot be done as things stand."""
        messages.error(self.request, str(error))
        return self.show(form, status=409)


class AnswerView(WritingView):
    """The answer to the asker, which can begin with a template."""

    page_title = gettext_lazy("Answer")
    template_name = "feedback/questions/admin/answer.html"
    form_class = AnswerForm

    def post(self, request, *args, **kwargs):
        form = self.new_form(request.POST)
        if request.POST.get("do") == "insert":
            return self.insert(form)
        if not form.refuse_empty():
            return self.wrong(form)
        try:
            steps.answer(self.question, form.cleaned_data["reply"], request.user)
        except steps.WrongStep as error:
            return self.refused(form, error)
        messages.success(request, _("The answer is kept. The asker sees it on the receipt page."))
        following = "publish" if request.POST.get("do") == "publish" else "edit"
        return redirect(address(following, self.question.pk))

    def insert(self, form):
        """Shows the form again, the chosen template below what was typed. Nothing is stored."""
        form.is_valid()
        reply, template = form.cleaned_data.get("reply", ""), form.cleaned_data.get("template")
        if template:
            reply += template.text_in(self.question.language)
        else:
            messages.warning(self.request, _("Choose the template that you want to put in."))
        return self.show(self.new_form(initial={"reply": reply}))


class PublishView(WritingView):
    """The question and the answer as everybody will read them, in both languages."""

    page_title = gettext_lazy("For everybody")
    template_name = "feedback/questions/admin/publish.html"
    form_class = PublicationForm

    def get(self, request, *args, **kwargs):
        if not self.question.has_answer:
            messages.error(request, _("Answer the question first; then it can be published."))
            return redirect(address("edit", self.question.pk))
        return self.show(self.new_form(initial=self.beginning))

    @property
    def beginning(self):
        """What was asked and answered, in its language, where nothing has been prepared yet."""
        if self.question.languages:
            return {}
        language = self.question.language
        return {f"question_{language}": self.question.text, f"answer_{language}": self.question.reply}

    def post(self, request, *args, **kwargs):
        form = self.new_form(request.POST)
        public = request.POST.get("do") == "publish"
        if not (form.check() if public else form.is_valid()):
            return self.wrong(form)
        try:
            if public:
                steps.publish(form.instance, request.user)
            else:
                steps.keep_texts(form.instance, request.user)
        except steps.WrongStep as error:
            return self.refused(form, error)
        messages.success(request, self.said(public))
        return redirect(address("edit", self.question.pk))

    def said(self, public):
        if not public:
            return _("The texts are kept. Nothing of them is public yet.")
        if len(self.question.languages) < 2:
            return _("It is public, in one language so far. Add the other one when you can.")
        return _("It is public in Thai and English.")

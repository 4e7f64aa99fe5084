"""The forms of the admin: who answers, what is answered, and what of it becomes public."""

from django import forms
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.bilingual import LANGUAGES
from cms.models.stations import people_of
from feedback.personal import personal_words_in
from feedback.questions.models import AnswerTemplate, Question, TemplateUse
from feedback.questions.states import DeclineReason
from feedback.questions.steps import TEXTS


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return f"{person} – {person.position}" if person.position else str(person)


class AssignForm(forms.Form):
    """Offers the people of the station who work with its pages."""

    person = PersonField(
        None, label=gettext_lazy("Who answers"), required=False, empty_label=gettext_lazy("Nobody yet")
    )

    def __init__(self, data, question):
        super().__init__(data, initial={"person": question.assigned_to_id})
        self.fields["person"].queryset = people_of([question.site_id])


class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note for the other officers"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The public never sees it."),
        error_messages={"required": gettext_lazy("Write the note.")},
    )


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Why there is no answer"), choices=DeclineReason)
    words = forms.CharField(
        label=gettext_lazy("Further words for the asker"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Shown on the receipt page, for example which agency is responsible."),
    )


class TemplateField(forms.ModelChoiceField):
    def label_from_instance(self, template):
        return template.title


class AnswerForm(WagtailAdminModelForm):
    """The answer to the asker. ``template``: an answer template to put below what is there."""

    template = TemplateField(
        None,
        label=gettext_lazy("Answer template"),
        required=False,
        empty_label=gettext_lazy("Choose a template"),
    )

    class Meta:
        model = Question
        fields = ("reply",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = AnswerTemplate.objects.of_station(self.instance.site_id).filter(
            use=TemplateUse.QUESTION
        )
        self.fields["reply"].required = False

    def refuse_empty(self):
        """Adds an error where nothing was written. Returns whether the form can be saved."""
        if self.is_valid() and not is_written(self.cleaned_data["reply"]):
            self.add_error("reply", _("Write the answer."))
        return self.is_valid()


class PublicationForm(WagtailAdminModelForm):
    """What everybody will read. ``check`` says what keeps it from being published."""

    class Meta:
        model = Question
        fields = ("category", *TEXTS, "kept_reason")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("question_th", "question_en")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept_reason_before = self.instance.kept_reason
        self.fields["kept_reason"].label = _("If something of it has to stay: why")
        self.fields["kept_reason"].help_text = _("For example: the public number of the hospital.")

    @property
    def sides(self):
        """The fields of each language, Thai first."""
        return [(self[f"question_{each}"], self[f"answer_{each}"]) for each in LANGUAGES]

    def check(self):
        """Whether it can be published as it is: whole in at least one language, and without personal data."""
        if not self.is_valid():
            return False
        self._refuse_halves()
        self._refuse_personal_data()
        return not self.errors

    def _refuse_halves(self):
        written = {name: is_written(self.cleaned_data.get(name, "")) for name in TEXTS}
        for language in LANGUAGES:
            question, answer = f"question_{language}", f"answer_{language}"
            if written[question] and not written[answer]:
                self.add_error(answer, _("Write the answer in this language too, or remove the question."))
            elif written[answer] and not written[question]:
                self.add_error(question, _("Write the question in this language too, or remove the answer."))
        if not any(written.values()):
            self.add_error("question_th", _("Write the question and the answer before they are published."))

    def _refuse_personal_data(self):
        texts = (self.cleaned_data.get(name, "") for name in TEXTS)
        found = list(
            dict.fromkeys(word for text in texts for word in personal_words_in(text, self.instance.site))
        )
        new = [word for word in found if word not in self.instance.kept_words]
        reason = self.cleaned_data.get("kept_reason", "").strip()
        if new and (not reason or (self.instance.kept_words and reason == self.kept_reason_before)):
            words = ", ".join(f"“{word}”" for word in new)
            self.add_error(
                "kept_reason",
                _("This looks like personal data: %(words)s. Remove it, or write here why it has to stay.")
                % {"words": Truncator(words).chars(300)},
            )
        else:
            self.instance.kept_words = found


def is_written(html):
    """Whether there are words in a plain or rich text."""
    return bool(strip_tags(html or "").strip())

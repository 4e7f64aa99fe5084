"""Fields of the public's forms, as they are shown, filled in wrong, and asked for."""

from django import forms

from cms.public_forms.forms import PublicForm

from ..declared import Example, said

FORM = '<form class="form">{}</form>'


class SampleForm(PublicForm):
    """One field of each kind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(str(number), said(*words)) for number, words in (
            (5, ("ดีมาก", "Very good")), (4, ("ดี", "Good")), (1, ("ควรปรับปรุงอย่างยิ่ง", "Very poor")),
        )]  # fmt: skip
        hint = said("อย่าใส่เลขประจำตัวประชาชน", "Give no citizen number")
        self.fields |= {
            "words": forms.CharField(
                label=said("คำถามของคุณ", "Your question"), widget=forms.Textarea, help_text=hint
            ),
            "email": forms.EmailField(label=said("อีเมล", "E-mail"), required=False),
            "topic": forms.ChoiceField(label=said("เรื่องอะไร", "About what"), choices=choices),
            "score": forms.ChoiceField(
                label=said("คะแนน", "Score"), choices=choices, widget=forms.RadioSelect
            ),
            "agreed": forms.BooleanField(label=said("เผยแพร่คำถามได้", "The question may be published")),
        }


def _empty(request):
    return {"form": SampleForm(request=request)}


def _wrong(request):
    return {"form": SampleForm({"email": "somsri@", "score": "5"}, request=request)}


def _field(name, form=_empty, **further):
    def context(request):
        bound = form(request)["form"][name]
        return {"field": bound, "required": bound.field.required, **further}

    return context


EXAMPLES = [
    Example("error_summary", "five faults", _wrong),
    Example("form_field", "many lines, with a hint", _field("words"), FORM),
    Example("form_field", "wrong, with a hint", _field("words", _wrong), FORM),
    Example("form_field", "optional", _field("email"), FORM),
    Example("form_field", "wrong", _field("email", _wrong), FORM),
    Example("form_field", "a list", _field("topic"), FORM),
    Example("form_field", "choices", _field("score"), FORM),
    Example("form_field", "a row of scores, one of them chosen", _field("score", _wrong, rating=True), FORM),
    Example("form_field", "a tick, missing", _field("agreed", _wrong), FORM),
    Example("field_notes", "hint and error", _field("words", _wrong)),
    Example("field_optional", "optional", _field("email")),
    Example("form_technical", "seen by nobody", _empty, FORM),
]

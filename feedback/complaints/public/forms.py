"""What a reporter is asked, one form a step. Names of fields are the keys of the sealed report."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.public_forms.forms import PublicForm
from feedback.complaints.models import Mode
from feedback.complaints.sealing.receipts import BadReceipt, read_receipt

LONG, MIDDLE, SHORT = 10_000, 2_000, 300  # characters


class ReporterRole(models.TextChoices):
    """How the reporter knows of it."""

    CONCERNED = "concerned", _("It happened to me")
    WITNESS = "witness", _("I saw or heard it myself")
    TOLD = "told", _("Somebody told me")
    INSIDE = "inside", _("I know it from my work")
    OTHER = "other", _("In another way")


def text_area(rows):
    return forms.Textarea(attrs={"rows": rows})


class StepForm(forms.Form):
    """One step. ``site``: the station; ``draft``: what was filled in so far."""

    use_required_attribute = False

    def __init__(self, *args, draft, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft = draft


class ConcernsForm(StepForm):
    """Whom the report is about, so that it is not sealed to them."""

    concerns = forms.MultipleChoiceField(
        label=_("Does your report concern any of these positions?"),
        help_text=_(
            "Tick everyone who took part or profited. They cannot open the report and do not see that it exists. "
            "If you do not know, tick nothing."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("The list of positions has changed meanwhile. Please tick once more.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["concerns"].choices = self.draft.positions


class ModeForm(StepForm):
    """Anonymous, confidential or named."""

    mode = forms.ChoiceField(
        label=_("Do you want to give your name?"),
        widget=forms.RadioSelect,
        initial=Mode.ANONYMOUS,
        error_messages={
            "required": _("Choose whether you want to give your name."),
            "invalid_choice": _(
                "This is not possible for the positions that you ticked. Please choose anew."
            ),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write your name, or choose “Anonymous” above.")},
    )
    contact = forms.CharField(
        label=_("How can the officers reach you?"),
        help_text=_("A telephone number, an address or a LINE ID. You can leave it out: the code is enough."),
        required=False,
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(mode.value, mode.label) for mode in self.draft.modes]
        if self.is_bound:
            self.fields["name"].required = self.data.get("mode", Mode.ANONYMOUS) != Mode.ANONYMOUS


class StoryForm(StepForm):
    """What happened."""

    what = forms.CharField(
        label=_("What happened?"),
        help_text=_(
            "Tell it in your own words, one thing after the other. If you stay anonymous, leave out what only you can "
            "know."
        ),
        max_length=LONG,
        widget=text_area(8),
        error_messages={"required": _("Write what happened. A few sentences are enough.")},
    )
    when = forms.CharField(
        label=_("When was it?"),
        help_text=_("As well as you remember, for example: in the evening of 31 March."),
        required=False,
        max_length=SHORT,
    )
    where = forms.CharField(label=_("Where was it?"), required=False, max_length=SHORT)
    who = forms.CharField(
        label=_("Who was involved?"),
        help_text=_("Names, if you know them; or looks, rank, name tag, vehicle or its number plate."),
        required=False,
        max_length=MIDDLE,
        widget=text_area(3),
    )
    role = forms.ChoiceField(
        label=_("How do you know of it?"),
        help_text=_("You need not choose if it would give you away."),
        required=False,
        choices=[("", _("I would rather not say")), *ReporterRole.choices],
        widget=forms.RadioSelect,
    )


class TipForm(StepForm):
    """What is known about a crime."""

    what = forms.CharField(
        label=_("What do you know?"),
        help_text=_("What happens, who takes part, which vehicles or telephone numbers are used."),
        max_length=LONG,
        widget=text_area(7),
        error_messages={"required": _("Write what you know. One sentence can be enough.")},
    )
    where = forms.CharField(label=_("Where?"), required=False, max_length=SHORT)
    when = forms.CharField(
        label=_("When, or how often?"),
        help_text=_("For example: every night after ten."),
        required=False,
        max_length=SHORT,
    )
    contact = forms.CharField(
        label=_("How can the investigators reach you?"),
        help_text=_(
            "Leave this empty to stay anonymous. What you write here can be read by the designated investigators."
        ),
        required=False,
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


def file_field(label, help_text):
    return forms.FileField(
        label=label, help_text=help_text, required=False, widget=SeveralFilesInput, allow_empty_file=True
    )


class FilesForm(StepForm):
    """Files to attach. ``uploads`` takes them in; here they are only chosen."""

    upload = file_field(
        _("Pictures, video, sound or PDF"),
        _(
            "50 MB in all. We take out where and when a picture was taken, by whom and with what. What can be seen or "
            "heard stays: think of faces, voices and reflections."
        ),
    )


class SendForm(PublicForm):
    """The last step: nothing is asked any more."""


class CodeForm(PublicForm):
    """Opens the conversation."""

    code = forms.CharField(
        label=_("Your receipt code"),
        help_text=_("20 digits. Spaces do not matter."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false", "translate": "no"}
        ),
        error_messages={"required": _("Write the 20 digits of your receipt.")},
    )

    def clean_code(self):
        try:
            return read_receipt(self.cleaned_data["code"])
        except BadReceipt as error:
            raise forms.ValidationError(
                _("This is not a whole receipt code: a digit is missing or wrong. Compare it with your note.")
            ) from error


class MessageForm(forms.Form):
    """A message of the reporter, with more files."""

    use_required_attribute = False

    message = forms.CharField(
        label=_("Your message to the officers"),
        required=False,
        max_length=LONG,
        widget=text_area(5),
    )
    upload = file_field(
        _("Add files"),
        _(
            "Pictures, video, sound or PDF, 50 MB in all. Where, when and by whom they were made is taken out."
        ),
    )


class WithdrawForm(forms.Form):
    """Ends the case at the reporter's wish."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Do you want to say why?"), required=False, max_length=MIDDLE, widget=text_area(3)
    )
    sure = forms.BooleanField(
        label=_("Yes, I withdraw my report."),
        error_messages={"required": _("Tick the box if you really want to withdraw your report.")},
    )


class IdentityForm(forms.Form):
    """Corrects who the reporter said to be."""

    use_required_attribute = False

    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = forms.CharField(
        label=_("How can the officers reach you?"),
        required=False,
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class DisclosureForm(IdentityForm):
    """Gives a name later, or opens it to more people. ``modes``: the Modes to choose from."""

    mode = forms.ChoiceField(
        label=_("Who may learn it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who may learn your name."),
            "invalid_choice": _("This is no longer possible. Please choose anew."),
        },
    )
    field_order = ["mode", "name", "contact"]

    def __init__(self, *args, modes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(mode.value, DISCLOSED_TO[mode]) for mode in modes]
        if len(modes) == 1:
            self.fields["mode"].initial = modes[0].value

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("name") or cleaned.get("contact")):
            self.add_error("name", _("Write your name, or how you can be reached."))
        return cleaned


DISCLOSED_TO = {
    Mode.CONFIDENTIAL: _("The custodian alone, who opens it only with a written reason"),
    Mode.NAMED: _("All officers who read my report"),
}

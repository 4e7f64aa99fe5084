"""What an officer sends in, and the questions about it."""

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cms.thai.years import Month

from .files import read_file
from .refusals import Refused
from .texts import read_pasted


class ImportForm(forms.Form):
    """The month where the Target has one table for each, and a file or pasted text. Once valid it has a ``book``."""

    month = forms.TypedChoiceField(label=_("Month"), coerce=Month.from_iso)
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("Excel (.xlsx, .xls) or CSV, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )
    pasted = forms.CharField(
        label=_("Or paste the table here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Select the table in Excel together with its headings, copy it and paste it."),
    )

    def __init__(self, target, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.book = None
        if target.months:
            self.fields["month"].choices = [("", "–")] + [
                (month.to_iso(), _with_count(month, target)) for month in target.months
            ]
        else:
            del self.fields["month"]

    def clean(self):
        cleaned = super().clean()
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "").strip()
        if file and pasted:
            self.add_error(
                "pasted", gettext("There is a file as well. Take only one: remove the text, or the file.")
            )
        elif not (file or pasted):
            self.add_error("file", gettext("Choose the file with the table, or paste the table below."))
        else:
            try:
                self.book = read_file(file, file.name) if file else read_pasted(cleaned["pasted"])
            except Refused as error:
                self.add_error("file" if file else "pasted", str(error))
        return cleaned

    @property
    def content(self):
        """``(bytes, file name)`` of what was sent in; the name is "" for pasted text."""
        file = self.cleaned_data["file"]
        if not file:
            return self.cleaned_data["pasted"].encode(), ""
        file.seek(0)
        return file.read(), file.name


def _with_count(month, target):
    count = len(target.rows(month))
    if not count:
        return month.label()
    rows = ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}
    return f"{month.label()} ({rows})"


class AnswersForm(forms.Form):
    """A field for each Question."""

    prefix = "answer"

    def __init__(self, questions, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.key] = forms.ChoiceField(
                label=question.text,
                choices=[(choice.value, choice.label) for choice in question.choices],
                widget=forms.RadioSelect,
            )

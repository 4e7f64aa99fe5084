"""What the board is about and which of its rows are shown. Sent with GET, so that an address can be passed on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.lines_of_work import LineOfWork
from oit.readiness import State

from .states import ItemState

ALL = ("", _("All"))
FILTERS = ("state", "section", "line")


class BoardForm(forms.Form):
    """``station`` only where there is a choice. The other fields have a value that leaves no row out."""

    station = forms.ChoiceField(label=_("Station"), required=False)
    year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    version = forms.ChoiceField(
        label=_("What is checked"),
        required=False,
        choices=[("", _("The published pages")), ("draft", _("The newest drafts"))],
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[ALL, *State.choices, *ItemState.choices]
    )
    section = forms.ChoiceField(label=_("Section"), required=False)
    line = forms.ChoiceField(
        label=_("Responsible line of work"), required=False, choices=[ALL, *LineOfWork.choices]
    )

    def __init__(self, data, choice, edition):
        super().__init__({**choice.query, **{name: data.get(name, "") for name in ("version", *FILTERS)}})
        self.fields["station"].choices = choice.stations
        self.fields["year"].choices = [(page.fiscal_year, page.year.label()) for page in choice.years]
        self.fields["section"].choices = [
            ALL,
            *((section.key, section.title) for section in (edition.sections if edition else ())),
        ]
        if not choice.stations:
            del self.fields["station"]
        self.is_valid()

    @property
    def is_draft(self):
        """Whether the newest drafts are checked, and not what is published."""
        return self.cleaned_data.get("version") == "draft"

    @property
    def is_filtered(self):
        return any(self.cleaned_data.get(name) for name in FILTERS)

    def chosen(self, rows):
        """Those of the BoardRows that the filters let through. A value that is not offered leaves none out."""
        wanted = {name: value for name in FILTERS if (value := self.cleaned_data.get(name))}
        return [row for row in rows if all(row.keys[name] == value for name, value in wanted.items())]

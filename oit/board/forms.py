"""What the board is about and which of its rows are shown. Sent with GET, so that an address can be passed on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.lines_of_work import LineOfWork
from cms.models import User
from oit.duties.due import DueState
from oit.duties.models import Assignment
from oit.readiness import State

from .rows import NOBODY
from .states import ItemState

ALL = ("", _("All"))
FILTERS = ("state", "section", "line", "preparer", "due")


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

    preparer = forms.ChoiceField(label=_("Preparer"), required=False)
    due = forms.ChoiceField(label=_("Due"), required=False, choices=[ALL, *DueState.choices])

    def __init__(self, data, choice, edition):
        super().__init__({**choice.query, **{name: data.get(name, "") for name in ("version", *FILTERS)}})
        self.fields["station"].choices = choice.stations
        self.fields["year"].choices = [(page.fiscal_year, page.year.label()) for page in choice.years]
        self.fields["section"].choices = [
            ALL,
            *((section.key, section.title) for section in (edition.sections if edition else ())),
        ]
        self.fields["preparer"].choices = [ALL, *preparers(choice), (NOBODY, _("Nobody"))]
        if not choice.stations:
            del self.fields["station"]
        self.is_valid()

    @property
    def is_draft(self):
        """Whether the newest drafts are checked, and not what is published."""
        return self.cleaned_data.get("version") == "draft"

    @property
    def choice_fields(self):
        """What the board is about."""
        return [field for field in self if field.name not in FILTERS]

    @property
    def filter_fields(self):
        """Which of its rows are shown."""
        return [self[name] for name in FILTERS]

    @property
    def is_filtered(self):
        return any(self.cleaned_data.get(name) for name in FILTERS)

    def chosen(self, rows):
        """Those of the BoardRows that the filters let through. A value that is not offered leaves none out."""
        wanted = {name: value for name in FILTERS if (value := self.cleaned_data.get(name))}
        return [row for row in rows if all(row.keys[name] == value for name, value in wanted.items())]


def preparers(choice):
    """``(id, name)`` of everyone who prepares an item of the year."""
    if choice.year_page is None:
        return []
    given = Assignment.objects.of_year(choice.site, choice.year_page.fiscal_year)
    people = User.objects.filter(pk__in=given.values("preparer")).order_by(
        "first_name", "last_name", "username"
    )
    return [(str(person.pk), str(person)) for person in people]

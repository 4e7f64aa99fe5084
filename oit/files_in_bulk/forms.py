"""Sending in, and the table in which what was guessed is corrected."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.media.forms import SeveralFilesField
from cms.thai.years import Month
from oit.elements.taking import Part

from .placing import Wish

# "" leaves a file waiting; KEEP says that it stays among the files of the station.
KEEP = "keep"


class SendForm(forms.Form):
    """Any number of files at once, for browsers that run no script; a script sends them one by one."""

    # An empty one is refused by itself, not with all others.
    files = SeveralFilesField(label=gettext_lazy("Files"), allow_empty_file=True)


class RowForm(forms.Form):
    """Where one file goes."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    place = forms.ChoiceField(label=gettext_lazy("Where it goes"), required=False)
    month = forms.TypedChoiceField(label=gettext_lazy("Month"), required=False, empty_value=None)

    def __init__(self, row, *args, **kwargs):
        super().__init__(*args, prefix=f"file-{row.arrived.pk}", **kwargs)
        self.row = row
        self.initial = {
            "title": row.arrived.thing.title,
            "place": row.guess.key if row.guess else "",
            "month": row.month.to_iso() if row.month else "",
        }
        groups = [(heading, options) for heading, options in row.places.groups(row.part)]
        self.fields["place"].choices = [
            ("", _("Decide later")),
            (KEEP, _("Only keep it among the files of the station")),
            *groups,
        ]
        self.fields["month"].choices = [("", "–"), *((each.to_iso(), each.label()) for each in row.months)]
        self.fields["month"].coerce = Month.from_iso

    def clean(self):
        cleaned = super().clean()
        if (place := self.chosen) and place.by_month and not self.has_error("month") and not cleaned["month"]:
            self.add_error("month", _("Choose the month."))
        return cleaned

    @property
    def chosen(self):
        """The chosen Place, or None."""
        return self.row.places.by_key.get((self.row.part, self.cleaned_data.get("place")))

    @property
    def wish(self):
        """The Wish of a valid form, None where no place was chosen."""
        place, given = self.chosen, self.cleaned_data
        month = given["month"] if place and place.by_month else None
        return place and Wish(self.row.arrived, place, month, given["title"].strip())


class Rows:
    """The RowForms of files that wait. ``rows``: Rows of the table; ``data``: as posted, or None."""

    def __init__(self, rows, data=None):
        self.forms = [RowForm(row, data=data if _was_shown(row, data) else None) for row in rows]

    @cached_property
    def is_valid(self):
        return all(form.is_valid() for form in self.bound)

    @property
    def bound(self):
        """Those that were in the posted table; files that arrived since then are not."""
        return [form for form in self.forms if form.is_bound]

    @property
    def wishes(self):
        return [form.wish for form in self.bound if form.wish]

    @property
    def kept(self):
        """The ArrivedFiles that stay documents of the station."""
        return [form.row.arrived for form in self.bound if form.cleaned_data["place"] == KEEP]

    @property
    def undecided(self):
        return [form for form in self.bound if not form.cleaned_data["place"]]


def _was_shown(row, data):
    return data is not None and f"file-{row.arrived.pk}-place" in data


def part_of(arrived):
    """What of an element the file can be."""
    return Part.FILES if arrived.document_id else Part.PHOTOS

"""The short form of a month."""

from django import forms
from django.core.exceptions import ValidationError

from cms.admin.owned import OwnChoicesMixin


class MonthForm(OwnChoicesMixin, forms.Form):
    """A field for each piece of the Entry. ``strict``: whether it must be fit to be submitted, not only to be kept."""

    # What the page said of the month when the form was opened.
    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, entry, user, *args, strict=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.entry, self.for_user = entry, user
        for piece in entry.pieces:
            field = piece.field()
            field.is_deferred_validation = not strict
            self.fields[piece.key] = field
            self.initial.setdefault(piece.key, piece.initial())
        self.initial["version"] = entry.version

    @property
    def pieces(self):
        """The bound fields of the pieces."""
        return [self[piece.key] for piece in self.entry.pieces]

    def put(self, page):
        """Whether what the form says could be put into ``page``; what could not be is told beside its field."""
        for piece in self.entry.pieces:
            try:
                piece.put(page, self.cleaned_data[piece.key])
            except ValidationError as error:
                self.add_error(piece.key, error)
        return not self.errors

"""What is asked for a news post that is written on a phone: a few fields, and photos from its camera."""

import unicodedata
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.media.forms import SeveralFilesField
from cms.thai.forms import ThaiDateField
from home.models import NewsKind, NewsPage
from home.models.news import chief_of_post

from .models import PendingPhoto
from .pending import MOST_PHOTOS, fit_to_publish

MOST_LETTERS = 20_000
# They turn the direction of what follows them: marks that word processors and chats leave in what is copied.
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff"


def cleaned_text(text):
    """``text`` without what cannot be seen and does harm: control letters, and marks that turn the direction."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u00a0", " ")
    return "".join(
        letter
        for letter in text
        if letter in "\n\t" or (unicodedata.category(letter) != "Cc" and letter not in DIRECTIONS)
    )


class PlainTextField(forms.CharField):
    """Text pasted from anywhere. What is too long is refused by the form and not cut off by the browser."""

    def to_python(self, value):
        return cleaned_text(super().to_python(value)).strip()

    def widget_attrs(self, widget):
        attrs = {**super().widget_attrs(widget), "dir": "auto"}
        attrs.pop("maxlength", None)
        return attrs


class QuickPostForm(forms.Form):
    """``places``: the NewsIndexPages below which the user may write; which one is asked where there are several.

    ``key``: the name that the screen gave to the post. ``sent``: those of the PendingPhotos that are already here, in
    their order. ``do``: "publish", "submit" or "save".
    """

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    sent = forms.CharField(widget=forms.HiddenInput, required=False)
    place = forms.ModelChoiceField(None, label=_("Station"), empty_label=None)
    photos = SeveralFilesField(label=_("Photos"), required=False)
    title = PlainTextField(
        label=_("Headline"),
        max_length=NewsPage._meta.get_field("title").max_length,
        help_text=_("What happened, in a line."),
    )
    text = PlainTextField(
        label=_("Text"), max_length=MOST_LETTERS, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=NewsKind.choices, initial=NewsKind.ACTIVITIES)
    date = ThaiDateField(label=_("Date"), help_text=_("The day it happened."), initial=timezone.localdate)
    publish_at = forms.DateTimeField(
        label=_("Publish later, at"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Leave empty to publish as soon as it is allowed."),
    )

    def __init__(self, user, places, *args, **kwargs):
        self.user = user
        super().__init__(*args, initial={"key": uuid.uuid4()}, **kwargs)
        self.fields["photos"].widget.attrs["accept"] = "image/*,.heic"
        self.fields["photos"].help_text = _(
            "From the camera or the album; at most %(limit)s. Where a photo was taken is removed from it."
        ) % {"limit": MOST_PHOTOS}
        self.fields["place"].queryset = places
        self.fields["place"].label_from_instance = lambda index: index.get_site().site_name
        if len(places) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.initial["place"] = places[0].pk

    def clean_sent(self):
        """The PendingPhotos whose keys are named. One that is not whole yet is not a photo of this post."""
        try:
            keys = [uuid.UUID(key) for key in self.cleaned_data["sent"].split()]
        except ValueError as error:
            raise ValidationError(_("These are not names of photos.")) from error
        found = {photo.key: photo for photo in PendingPhoto.objects.filter(user=self.user, key__in=keys)}
        if any(key not in found or not found[key].file for key in keys):
            raise ValidationError(
                _(
                    "Not all photos have arrived. Choose those that are missing again, and send the post once more."
                )
            )
        return [found[key] for key in dict.fromkeys(keys)]

    def clean_photos(self):
        """The photos that came with the form itself, made fit to publish."""
        pictures, problems = [], []
        for upload in self.cleaned_data["photos"][:MOST_PHOTOS]:
            try:
                pictures.append(fit_to_publish(upload))
            except ValidationError as error:
                problems += error.messages
        if problems:
            raise ValidationError(problems)
        return pictures

    def clean_publish_at(self):
        at = self.cleaned_data["publish_at"]
        if at and at <= timezone.now():
            raise ValidationError(_("This lies in the past. Choose a later time, or leave it empty."))
        return at

    def clean(self):
        cleaned = super().clean()
        number = len(self.files.getlist("photos")) + len(cleaned.get("sent") or ())
        if number > MOST_PHOTOS:
            self.add_error(
                "photos",
                _("These are %(number)s photos. At most %(limit)s can be in one post.")
                % {"number": number, "limit": MOST_PHOTOS},
            )
        cleaned["chief"] = None
        if cleaned.get("kind") == NewsKind.CHIEF and cleaned.get("place") and cleaned.get("date"):
            cleaned["chief"] = chief_of_post(self, cleaned["place"].get_site())
        return cleaned

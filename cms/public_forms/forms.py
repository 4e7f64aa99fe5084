"""Forms that anyone may send, without a cookie.

Another site cannot send them in a visitor's name (``cms.middleware.CookielessCsrfMiddleware``). A signed time
says when the form was shown: an answer that comes too soon was not typed by a person, one that comes too late
is shown again with everything in it.
"""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

SOONEST, LATEST = 3, 12 * 60 * 60  # seconds
SALT = "public-form"


class PublicForm(forms.Form):
    """Base of the public forms: a signed time, and a field that only machines fill in."""

    shown_at = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        required=False,
        label=_("Leave this field empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    # Fields that a template must not list among the visible ones.
    technical = ("shown_at", "website")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["shown_at"] = self.new_token()

    @classmethod
    def new_token(cls):
        return signing.dumps(cls.__name__, salt=SALT)

    @property
    def visible(self):
        """The fields that a person fills in."""
        return [field for field in self if field.name not in self.technical]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("website"):
            raise forms.ValidationError(
                _("This looks like an automatic message. If it is not, please call the station.")
            )
        self._validate_time(cleaned.get("shown_at", ""))
        return cleaned

    def _validate_time(self, token):
        try:
            name = signing.loads(token, salt=SALT, max_age=LATEST)
        except signing.SignatureExpired:
            self._show_again(
                _("This form was open for a long time. Check it and send it once more; nothing is lost.")
            )
        except signing.BadSignature:
            self._show_again(_("The form could not be checked. Send it once more; nothing is lost."))
        if name != type(self).__name__:
            self._show_again(_("The form could not be checked. Send it once more; nothing is lost."))
        if self._is_fresh(token):
            raise forms.ValidationError(
                _("That was very quick. Check what you wrote, and send it once more.")
            )

    @staticmethod
    def _is_fresh(token):
        try:
            signing.loads(token, salt=SALT, max_age=SOONEST)
        except signing.SignatureExpired:
            return False
        return True

    def _show_again(self, message):
        """Refuses with ``message``, and puts a new time into the form that is shown again."""
        self.data = self.data.copy()
        self.data[self.add_prefix("shown_at")] = self.new_token()
        raise forms.ValidationError(message)

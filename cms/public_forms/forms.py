"""Forms that anyone may send, without a cookie.

Another site cannot send them in a visitor's name (``cms.middleware.CookielessCsrfMiddleware``). A signed time
says when the form was shown: an answer that comes too soon was not typed by a person, one that comes too late
is shown again with everything in it. A browser with JavaScript proves that it has calculated for a moment
(``proof``); what comes without, or often from one place (``limits``), is accepted and waits to be looked at.
"""

from django import forms
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from . import limits, proof

SOONEST, LATEST = 3, 12 * 60 * 60  # seconds
SALT = "public-form"


class Unproven(models.TextChoices):
    """Why an entry waits to be looked at before anything else is done with it."""

    NO_PROOF = "no_proof", _("Sent without JavaScript, or from an old browser")
    MANY = "many", _("One of many from the same network within an hour")


class PublicForm(forms.Form):
    """Base of the public forms: a signed time, a proof of work, and a field that only machines fill in.

    ``request``: the request that shows the form or brings its answer. Once the form is valid, ``is_unproven`` says
    whether its entry belongs into the queue of those that nobody has looked at yet, and ``why_unproven`` why.
    """

    shown_at = forms.CharField(widget=forms.HiddenInput, required=False)
    # Filled in by static/js/public-form.js.
    altcha = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        required=False,
        label=_("Leave this field empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    # Fields that a template must not list among the visible ones.
    technical = ("shown_at", "altcha", "website")

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.why_unproven = ""
        if not self.is_bound:
            self.initial["shown_at"] = self.new_token()

    @classmethod
    def new_token(cls):
        return signing.dumps(cls.__name__, salt=SALT)

    @classmethod
    def key(cls):
        """The name of the form in addresses and counts."""
        return slugify(cls.__name__)

    @property
    def is_unproven(self):
        return bool(self.why_unproven)

    @property
    def challenge_url(self):
        return reverse("public_form_challenge", args=[self.key()])

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

    def _post_clean(self):
        """Counts only what would be accepted: whoever corrects a mistake is not one of many for it."""
        super()._post_clean()
        if self.errors:
            return
        site = Site.find_for_request(self.request)
        number = limits.count_sent(self.request, site, self.key())
        if not proof.is_proof(self.cleaned_data["altcha"], site, self.key()):
            self.why_unproven = Unproven.NO_PROOF
            if number > limits.FLOOD:
                self.add_error(None, self._too_many())
        elif number > limits.MANY:
            self.why_unproven = Unproven.MANY

    @staticmethod
    def _too_many():
        return _(
            "Very many messages have come from your network within the last hour. What you wrote is still here: "
            "send it once more in an hour, or call the station."
        )

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

"""Forms about keys."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from feedback.complaints.access import same
from feedback.complaints.intake import positions

# Whoever steals the database may try passphrases for as long as they like.
SHORTEST = 16
OTHER = "other"


def _validators():
    """Those of accounts' passwords, with a greater least length."""
    longer = {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}
    others = [one for one in settings.AUTH_PASSWORD_VALIDATORS if one["NAME"] != longer["NAME"]]
    return get_password_validators([{**longer, "OPTIONS": {"min_length": SHORTEST}}, *others])


def secret_input(autocomplete):
    return forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})


class UnlockForm(forms.Form):
    passphrase = forms.CharField(
        label=_("Your passphrase"), strip=False, max_length=200, widget=secret_input("current-password")
    )


class PassphraseForm(forms.Form):
    """A new passphrase of ``user``, typed twice."""

    passphrase = forms.CharField(
        label=_("New passphrase"),
        strip=False,
        max_length=200,
        widget=secret_input("new-password"),
    )
    again = forms.CharField(
        label=_("The same once more"), strip=False, max_length=200, widget=secret_input("new-password")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["passphrase"].help_text = _(
            "At least %(number)s characters, for example five words that have nothing to do with each other. It must "
            "not be the password of your account. Nobody can reset it for you."
        ) % {"number": SHORTEST}

    def clean_passphrase(self):
        passphrase = self.cleaned_data["passphrase"]
        validate_password(passphrase, self.user, _validators())
        if self.user.check_password(passphrase):
            raise ValidationError(
                _("This is the password of your account, which the server learns each time you sign in.")
            )
        return passphrase

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("passphrase") and cleaned.get("again") and cleaned["passphrase"] != cleaned["again"]:
            self.add_error("again", _("This is not the same as above. Type both once more."))
        return cleaned


class CurrentForm(forms.Form):
    """The passphrase as it is now."""

    current = forms.CharField(
        label=_("Your passphrase as it is now"),
        strip=False,
        max_length=200,
        widget=secret_input("current-password"),
    )


class ChangePassphraseForm(CurrentForm, PassphraseForm):
    field_order = ["current", "passphrase", "again"]


class EnrolForm(PassphraseForm):
    """Sets up a key: in which position, and as what."""

    position = forms.ChoiceField(
        label=_("Your position"),
        help_text=_(
            "A report that concerns this position is not sealed to you. It comes from the directory of officers."
        ),
    )
    other_position = forms.CharField(
        label=_("Another position"),
        required=False,
        max_length=150,
        help_text=_("Only if yours is not in the list."),
    )
    is_custodian = forms.BooleanField(
        label=_("I am a custodian of identities"),
        required=False,
        help_text=_("Custodians alone can see who made a confidential complaint. A station needs two."),
    )
    is_superior_unit = forms.BooleanField(
        label=_("I belong to the superior unit"),
        required=False,
        help_text=_("You then receive only what concerns every designated officer of the station."),
    )
    field_order = ["position", "other_position", "is_custodian", "is_superior_unit", "passphrase", "again"]

    def __init__(self, *args, room, **kwargs):
        super().__init__(*args, user=room.user, **kwargs)
        own = same(room.user.position or "")
        offered = positions(room.site, room.kind)
        self.fields["position"].choices = [
            ("", _("Choose")),
            *((one, one) for one in offered),
            (OTHER, _("Another position")),
        ]
        self.initial.setdefault("position", next((one for one in offered if same(one) == own), ""))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("position") == OTHER:
            cleaned["position"] = cleaned.get("other_position", "")
            if not cleaned["position"]:
                self.add_error("other_position", _("Write your position."))
        return cleaned


class RecoveryKeyForm(forms.Form):
    """What is on the sheet of paper."""

    recovery_key = forms.CharField(
        label=_("Recovery key"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "translate": "no"}),
        help_text=_("Eight groups of four letters and digits. Capitals, spaces and hyphens do not matter."),
    )


class RecoverForm(RecoveryKeyForm, PassphraseForm):
    """The way back in with the sheet of paper."""

    field_order = ["recovery_key", "passphrase", "again"]


class CompareForm(forms.Form):
    """That the fingerprint was compared."""

    compared = forms.BooleanField(
        label=_(
            "I have spoken to this officer, face to face or on a number I know, and we read the same digits."
        ),
        error_messages={
            "required": _("Compare the digits first. If they differ, do not countersign: remove the key.")
        },
    )


class SureForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Yes, do it."), error_messages={"required": _("Tick the box if you really want this.")}
    )

"""The forms of signing in: those of django-allauth in our words, with failures counted in the database."""

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from . import locks
from .second_factor import use_once


class _Plain:
    """Labels in our words, and no words inside the fields: they vanish when one types."""

    labels = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(_Plain, account_forms.LoginForm):
    labels = {
        "login": _("User name or e-mail"),
        "password": _("Password"),
        "remember": _("Stay signed in on this device"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "autofocus": True,
        }
        self.fields["password"].help_text = ""


class ChangePasswordForm(_Plain, account_forms.ChangePasswordForm):
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""

    def clean_password1(self):
        new = self.cleaned_data["password1"]
        if new == self.cleaned_data.get("oldpassword"):
            raise ValidationError(_("This is the present password. Choose another one."))
        return new


class NewPasswordForm(_Plain, account_forms.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password again")}


class ForgottenPasswordForm(_Plain, account_forms.ResetPasswordForm):
    labels = {"email": _("Your e-mail")}


class ConfirmForm(_Plain, account_forms.ReauthenticateForm):
    labels = {"password": _("Password")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class _CodeField(_Plain):
    """A field for a code, with the digits of a telephone's keyboard."""

    labels = {"code": _("Code from the app, or a recovery code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}


class _Counted:
    """Looks at no code while the account's codes are locked, and takes none twice."""

    def clean_code(self):
        refuse_if_locked(self.user)
        code = super().clean_code()
        if not use_once(self.authenticator, code):
            raise ValidationError(_("This code was used already. Wait for the next one."))
        return code


def refuse_if_locked(user):
    """Raises ValidationError while too many wrong codes were given for ``user``."""
    if locks.codes_are_locked(context.request, user):
        raise ValidationError(
            _("Too many wrong codes. Wait half an hour, or ask your supervisor to release you.")
        )


class CodeForm(_Counted, _CodeField, factor_forms.AuthenticateForm):
    pass


class ReauthenticateForm(_Counted, _CodeField, factor_forms.ReauthenticateForm):
    pass


class ActivateAppForm(_CodeField, ActivateTOTPForm):
    labels = {"code": _("The six digits that the app shows")}


class AddPasskeyForm(_Plain, AddWebAuthnForm):
    """Adds a passkey, which also signs in without a password unless its owner does not want that."""

    labels = {"name": _("Name of the device"), "passwordless": _("Sign in with it alone, without a password")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("For example: my phone. It helps you to know it again.")
        self.fields["name"].validators.append(MaxLengthValidator(60))
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _(
            "The device then asks for your finger, face or PIN. Untick it for a key that has none of these."
        )

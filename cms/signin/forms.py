"""The forms of signing in: those of django-allauth in our words, with failures counted in the database."""

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import locks


class LoginForm(account_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("User name or e-mail")
        login.widget.attrs |= {"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        password.label, password.help_text = _("Password"), ""
        self.fields["remember"].label = _("Stay signed in on this device")
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)


class ChangePasswordForm(account_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Present password")
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password again")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_password1(self):
        new = self.cleaned_data["password1"]
        if new == self.cleaned_data.get("oldpassword"):
            raise ValidationError(_("This is the present password. Choose another one."))
        return new


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail")
        self.fields["email"].widget.attrs.pop("placeholder", None)


class _CodeField:
    """A field for a code of an authenticator app, with the digits of a telephone's keyboard."""

    code_label = _("Code from the app, or a recovery code")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = self.code_label
        code.widget.attrs |= {"inputmode": "numeric", "autofocus": True}
        code.widget.attrs.pop("placeholder", None)


class _Counted:
    """Looks at no code while the account's codes are locked."""

    def clean_code(self):
        refuse_if_locked(self.user)
        return super().clean_code()


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
    code_label = _("The six digits that the app shows")


class AddPasskeyForm(AddWebAuthnForm):
    """Adds a passkey, which also signs in without a password unless its owner does not want that."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the device")
        self.fields["name"].help_text = _("For example: my phone. It helps you to know it again.")
        self.fields["name"].max_length = 60
        self.fields["passwordless"].label = _("Sign in with it alone, without a password")
        self.fields["passwordless"].help_text = _(
            "The device then asks for your finger, face or PIN. Untick it for a key that has none of these."
        )
        self.fields["passwordless"].initial = True

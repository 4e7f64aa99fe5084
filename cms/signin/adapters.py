"""Where django-allauth is told how things are done here."""

import base64
import hashlib
import logging
import time

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .receivers import SIGNED_IN_AT

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy(
            "The user name or the password is wrong. Check both, and whether the keyboard is set to the "
            "right language."
        ),
        "email_password_mismatch": gettext_lazy(
            "The e-mail or the password is wrong. Check both, and whether the keyboard is set to the right "
            "language."
        ),
        "incorrect_password": gettext_lazy("The password is wrong."),
        "enter_current_password": gettext_lazy("This is not your present password."),
        "incorrect_code": gettext_lazy(
            "The code is wrong or no longer valid. Enter the one that the app shows now."
        ),
        "rate_limited": gettext_lazy("Too many tries in a short time. Wait a minute and try again."),
        "too_many_login_attempts": gettext_lazy("Too many failures. Wait half an hour and try again."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        return reverse("wagtailadmin_home")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever signed in a moment ago is not asked for the password again."""
        since = time.time() - self.request.session.get(SIGNED_IN_AT, 0)
        return since > account_settings.REAUTHENTICATION_TIMEOUT

    def send_mail(self, template_prefix, email, context):
        """As django-allauth does it; a mail server that fails is noted in the log and stops nobody."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("The mail %s could not be sent.", template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the keys of authenticator apps and recovery codes encrypted with the secret of the installation."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text):
        return _cipher().encrypt(force_bytes(text)).decode()

    def decrypt(self, encrypted_text):
        try:
            return _cipher().decrypt(force_bytes(encrypted_text)).decode()
        except InvalidToken:
            log.error("A second factor was stored under another SECRET_KEY; its owner needs a new one.")
            # A key that nobody has: no code fits it.
            return base64.b32encode(Fernet.generate_key()).decode().rstrip("=")[:32]

    def get_totp_label(self, user):
        """The user name: several people may share the station's one mailbox."""
        return user.get_username()

    def get_public_key_credential_user_entity(self, user):
        return super().get_public_key_credential_user_entity(user) | {"name": user.get_username()}

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}


def _cipher():
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factor:" + force_bytes(each)).digest()))
            for each in secrets
        ]
    )

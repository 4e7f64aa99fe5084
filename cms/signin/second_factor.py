"""Who needs a second factor, who has one, and taking it away."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .events import record
from .models import Event

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
NAMES = {
    Authenticator.Type.TOTP: _("Authenticator app"),
    Authenticator.Type.WEBAUTHN: _("Passkey"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}


def has_second_factor(user):
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_missing(user):
    """Whether ``user`` has none and needs one."""
    return settings.SECOND_FACTOR_REQUIRED and not has_second_factor(user)


def put_off_until(user):
    """The moment until which ``user`` may come in without one."""
    return user.date_joined + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)


def may_be_put_off(user):
    return timezone.now() < put_off_until(user)


def reset_second_factor(user):
    """Removes every second factor of ``user``, and its recovery codes. Returns how many there were."""
    count, _details = Authenticator.objects.filter(user=user).delete()
    if count:
        record(Event.FACTOR_RESET, user)
    return count

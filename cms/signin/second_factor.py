"""Who needs a second factor, who has one, and taking it away."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .events import record
from .models import Event

# Codes of an app that are kept in mind after they were used; three are valid at any moment.
REMEMBERED = 4
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


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


@transaction.atomic
def use_once(authenticator, code):
    """Whether ``code``, which fits, was not used before: somebody may have looked over the shoulder.

    Remembered with the authenticator in the database, where every process sees it, for longer than a code of an
    app is valid. Recovery codes look after themselves.
    """
    if authenticator.type != Authenticator.Type.TOTP:
        return True
    stored = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    used = stored.data.get("used", [])
    digits = "".join(filter(str.isdigit, code))
    digest = salted_hmac("used code", digits, algorithm="sha256").hexdigest()
    if digest in used:
        return False
    stored.data["used"] = [digest, *used][:REMEMBERED]
    stored.save(update_fields=["data"])
    return True


def reset_second_factor(user):
    """Removes every second factor of ``user``, and its recovery codes. Returns how many there were."""
    count, _details = Authenticator.objects.filter(user=user).delete()
    if count:
        record(Event.FACTOR_RESET, user)
    return count

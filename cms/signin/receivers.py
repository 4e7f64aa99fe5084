"""Writes the log from the signals of Django, django-allauth and django-axes, and ends what must end."""

import time

from allauth.account import signals as account_signals
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as factor_signals
from axes.signals import user_locked_out
from django.contrib.auth import signals as auth_signals
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_save, pre_save

from cms.models import User

from . import locks
from .events import record
from .models import Event
from .sessions import end_sessions

# In the session: when its owner signed in, in seconds since 1970.
SIGNED_IN_AT = "signed_in_at"


def connect():
    auth_signals.user_logged_in.connect(signed_in)
    auth_signals.user_logged_out.connect(signed_out)
    auth_signals.user_login_failed.connect(failed)
    user_locked_out.connect(locked)
    for signal in (
        account_signals.password_changed,
        account_signals.password_set,
        account_signals.password_reset,
    ):
        signal.connect(password_changed)
    factor_signals.authenticator_added.connect(factor_added)
    factor_signals.authenticator_removed.connect(factor_removed)
    factor_signals.authenticator_reset.connect(factor_added)
    factor_signals.authentication_failed.connect(wrong_code)
    pre_save.connect(remember_account, sender=User)
    post_save.connect(account_changed, sender=User)
    m2m_changed.connect(roles_changed, sender=User.groups.through)


def signed_in(sender, request, user, **kwargs):
    request.session[SIGNED_IN_AT] = time.time()
    locks.forget_wrong_codes(user)
    record(Event.SIGNED_IN, user, detail=_factor(request, user), request=request)


def _factor(request, user):
    """The kind of second factor with which somebody came in, "" without any."""
    kinds = [
        each.get("type", "") for each in get_authentication_records(request, user) if each["method"] == "mfa"
    ]
    return kinds[-1] if kinds else ""


def signed_out(sender, request, user, **kwargs):
    if user:
        record(Event.SIGNED_OUT, user, request=request)


def failed(sender, credentials, request=None, **kwargs):
    typed = credentials.get("username") or credentials.get("email") or ""
    record(Event.FAILED, locks.account_called(typed), typed=typed, request=request)


def locked(sender, request, username, **kwargs):
    # Each further attempt sends the signal again; only the one that reached the limit counts something.
    if request.axes_failures_since_start is not None:
        user = User.objects.filter(username=username.removesuffix(locks.CODE)).first()
        record(Event.LOCKED, user, request=request)


def wrong_code(sender, request, user, **kwargs):
    record(Event.WRONG_CODE, user, request=request)
    locks.count_wrong_code(request, user)


def password_changed(sender, request, user, **kwargs):
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
    record(Event.PASSWORD_CHANGED, user, request=request)


def factor_added(sender, request, user, authenticator, **kwargs):
    record(Event.FACTOR_ADDED, user, detail=authenticator.type, request=request)


def factor_removed(sender, request, user, authenticator, **kwargs):
    record(Event.FACTOR_REMOVED, user, detail=authenticator.type, request=request)


def remember_account(sender, instance, update_fields=None, **kwargs):
    stored = None
    if instance.pk and (update_fields is None or {"is_active", "email"} & set(update_fields)):
        stored = User.objects.filter(pk=instance.pk).values("is_active", "email").first()
    instance.stored_before = stored


def account_changed(sender, instance, **kwargs):
    before = instance.stored_before
    if before is None:
        return
    # Whoever reads the mailbox of an account can set its password.
    if before["email"].lower() != instance.email.lower():
        record(Event.EMAIL_CHANGED, instance, detail=f"{before['email']} → {instance.email}")
    if before["is_active"] != instance.is_active:
        note_activity(instance)


def note_activity(user):
    """Logs that ``user`` was deactivated or reactivated. Whoever is deactivated is out at once."""
    record(Event.REACTIVATED if user.is_active else Event.DEACTIVATED, user)
    if not user.is_active:
        end_sessions(user)


def roles_changed(sender, instance, action, pk_set, reverse=False, **kwargs):
    signs = {"post_add": "+", "post_remove": "−", "pre_clear": "−"}
    if action not in signs:
        return
    if reverse:
        for user in User.objects.filter(pk__in=pk_set or instance.user_set.values("pk")):
            record(Event.ROLES_CHANGED, user, detail=f"{signs[action]} {instance.name}")
        return
    groups = instance.groups.all() if action == "pre_clear" else Group.objects.filter(pk__in=pk_set)
    if names := ", ".join(groups.values_list("name", flat=True)):
        record(Event.ROLES_CHANGED, instance, detail=f"{signs[action]} {names}")

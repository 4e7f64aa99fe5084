"""The log of who came in, who did not, and who was given what."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    SIGNED_IN = "signed_in", _("Signed in")
    FAILED = "failed", _("Sign-in failed")
    WRONG_CODE = "wrong_code", _("Wrong code")
    LOCKED = "locked", _("Locked after failures")
    RELEASED = "released", _("Lock released")
    SIGNED_OUT = "signed_out", _("Signed out")
    SESSIONS_ENDED = "sessions_ended", _("Sessions ended")
    FACTOR_ADDED = "factor_added", _("Second factor added")
    FACTOR_REMOVED = "factor_removed", _("Second factor removed")
    FACTOR_RESET = "factor_reset", _("Second factor reset")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    EMAIL_CHANGED = "email_changed", _("E-mail changed")
    INVITED = "invited", _("Invited")
    LINK_SHOWN = "link_shown", _("Link of the invitation shown")
    DEACTIVATED = "deactivated", _("Deactivated")
    REACTIVATED = "reactivated", _("Reactivated")
    ROLES_CHANGED = "roles_changed", _("Roles changed")


# Of the kinds of second factor, as they stand in the details of events.
FACTOR_NAMES = {
    Authenticator.Type.TOTP: _("Authenticator app"),
    Authenticator.Type.WEBAUTHN: _("Passkey"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}


class AccessEvent(models.Model):
    """One thing that happened to an account. Never holds a password, a code or a key.

    ``user``: whose account, or None for a name that no account has. ``name``: the account's user name at the
    time, or the beginning of what was typed. ``by``: who did it, where that is somebody else.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    kind = models.CharField(_("what happened"), max_length=20, choices=Event, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="access_events",
        verbose_name=_("account"),
    )
    name = models.CharField(_("user name"), max_length=150)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("done by"),
    )
    address = models.GenericIPAddressField(_("IP address"), null=True)
    detail = models.CharField(_("detail"), max_length=255, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("sign-in event")
        verbose_name_plural = _("sign-in log")

    def __str__(self):
        return f"{self.name}: {self.get_kind_display()}"

    @property
    def noted(self):
        """The detail in the reader's language, where it is not words of that day."""
        return str(FACTOR_NAMES.get(self.detail, self.detail))

    @property
    def done_by(self):
        return str(self.by or "")

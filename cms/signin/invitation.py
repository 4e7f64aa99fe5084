"""Inviting someone: an account without a password, and a mail with a link to set one.

The link is that of a forgotten password: it works once, and for PASSWORD_RESET_TIMEOUT seconds.
"""

import logging

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from cms.models import StationSettings

from .events import record
from .models import Event

log = logging.getLogger(__name__)

# Backends that deliver nothing to anybody.
UNDELIVERED = ("console", "dummy", "filebased")


def is_pending(user):
    """Whether ``user`` was invited and has not set a password yet."""
    return not user.has_usable_password()


def mail_is_set_up():
    """Whether mails leave this machine, or are only written to the log."""
    return not any(f".{name}." in settings.EMAIL_BACKEND for name in UNDELIVERED)


def new_link(user, request):
    """A new address at which ``user`` sets a password. Links made before stop working.

    Raises ValueError for someone who has a password: only its owner replaces that.
    """
    if not is_pending(user):
        raise ValueError(f"{user.username} has a password already.")
    user.set_unusable_password()
    user.save(update_fields=["password"])
    address = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )
    return request.build_absolute_uri(address)


def invite(user, request):
    """Sends ``user`` an invitation, in Thai unless their profile says otherwise. Returns whether it was sent.

    A mail that cannot be sent changes nothing else: the account stays, and the invitation can be sent again.
    """
    link = new_link(user, request)
    record(Event.INVITED, user, detail=user.email, request=request)
    profile = getattr(user, "wagtail_userprofile", None)
    with override((profile and profile.preferred_language) or settings.LANGUAGE_CODE):
        context = {
            "person": user,
            "link": link,
            "station": StationSettings.for_site(_station_of(user, request)).name,
            "inviter": request.user,
            "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
            "sign_in": request.build_absolute_uri(reverse("account_login")),
        }
        subject = " ".join(render_to_string("signin/mail/invitation_subject.txt", context).split())
        text = render_to_string("signin/mail/invitation.txt", context)
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email])
    except OSError:
        log.exception("The invitation to %s could not be sent.", user.username)
        return False
    return mail_is_set_up()


def _station_of(user, request):
    """The station that the mail speaks of: the one of the account's first role, else the one that is visited."""
    return Site.objects.filter(station_groups__group__user=user).first() or Site.find_for_request(request)

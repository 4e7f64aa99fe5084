"""A holder's secret between two requests: in the database under a random key, and that key in the browser alone.

Neither the database nor the cookie is of use without the other. A key that nobody uses for IDLE is forgotten, and so
it is at sign-out, and LONGEST after it was unlocked: whoever stole both cannot keep it open for ever. It works with
several processes, and there is nothing in the cache, the session or memory between.
"""

from datetime import timedelta
from hashlib import blake2b

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.urls import reverse
from django.utils import timezone
from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random

from .holders import HolderKey, open_with_passphrase
from .models import UnlockedKey
from .sealing.secrets import SEED_SIZE, Secret

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=10)
# Not every request need write that the key was used.
NOTED_EVERY = timedelta(minutes=1)
# Sealed with the secret: until when, in seconds of the epoch. In a column of its own somebody could change it.
UNTIL_SIZE = 8  # bytes


def cookie_name(holder_id):
    return f"{settings.PATH_COOKIE_PREFIX}complaints-key-{holder_id}"


def cookie_path():
    """The address below which the officers' screens lie: the only ones that are sent the cookie."""
    return reverse("wagtailadmin_home") + "complaints/"


def unlock(request, response, holder, passphrase):
    """Unlocks the KeyHolder ``holder`` for this session, with a cookie on ``response``. Returns the HolderKey.

    ``holder`` is one of the signed-in user's own. Raises ``wrapping.WrongPassphrase``, ``stretching.Busy``.
    """
    key = open_with_passphrase(holder, passphrase)
    keep_unlocked(request, response, key)
    return key


def keep_unlocked(request, response, key):
    """The same for a HolderKey that is open already: after ``rotate``, say."""
    browser_key = random(Aead.KEY_SIZE)
    session = _session(request)
    until = int((timezone.now() + LONGEST).timestamp())
    plain = key.secret.seed + until.to_bytes(UNTIL_SIZE, "big")
    sealed = Aead(browser_key).encrypt(plain, aad=_place(session, key.holder))
    UnlockedKey.objects.update_or_create(
        session=session, holder=key.holder, defaults={"sealed": bytes(sealed), "last_used": timezone.now()}
    )
    response.set_cookie(
        cookie_name(key.holder.pk),
        browser_key.hex(),
        path=cookie_path(),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def unlocked(request, site, kind):
    """The HolderKey that the signed-in user has unlocked in this session, or None.

    Whether the holder is active is not asked here: ``casefiles`` does, wherever a case is opened.
    """
    now = timezone.now()
    rows = UnlockedKey.objects.filter(
        session=_session(request),
        holder__site=site,
        holder__kind=kind,
        holder__user=request.user,
        last_used__gt=now - IDLE,
    ).select_related("holder__user", "holder__site")
    for row in rows:
        secret = _opened(row, request.COOKIES.get(cookie_name(row.holder_id), ""))
        if secret:
            if row.last_used < now - NOTED_EVERY:
                UnlockedKey.objects.filter(pk=row.pk).update(last_used=now)
            return HolderKey(row.holder, secret)
    return None


def _opened(row, cookie):
    try:
        browser_key = bytes.fromhex(cookie)
        plain = Aead(browser_key).decrypt(bytes(row.sealed), aad=_place(row.session, row.holder))
    except (ValueError, CryptoError):
        return None
    seed, until = plain[:SEED_SIZE], plain[SEED_SIZE:]
    return Secret(seed) if int.from_bytes(until, "big") > timezone.now().timestamp() else None


def lock(request, response=None):
    """Forgets every key that is unlocked in this session."""
    rows = UnlockedKey.objects.filter(session=_session(request))
    for row in rows if response else ():
        response.delete_cookie(cookie_name(row.holder_id), path=cookie_path(), samesite="Strict")
    rows.delete()


def lock_at_sign_out(request, **kwargs):
    """Receives ``user_logged_out``, while the session is still there."""
    if request is not None and request.session.session_key:
        lock(request)


def forget_idle_keys():
    """A job of ``cms.tick``."""
    UnlockedKey.objects.filter(last_used__lte=timezone.now() - IDLE).delete()


def connect():
    user_logged_out.connect(lock_at_sign_out, dispatch_uid="feedback.complaints.lock")


def _session(request):
    """What stands for the session in the database: not its key, with which one could be taken over."""
    key = request.session.session_key or ""
    return blake2b(key.encode(), digest_size=32, person=b"complaints key").hexdigest()


def _place(session, holder):
    return f"feedback.complaints unlocked v1 {session} {holder.pk}".encode()

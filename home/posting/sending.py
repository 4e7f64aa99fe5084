"""Hands the posts that are due to their channels: each once, and nothing again that may have arrived.

What may have reached Facebook is never sent again by itself: the post is to be looked at. LINE takes the same retry key
only once, so that a message of unknown outcome is sent again while LINE knows the key.
"""

import logging

from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from cms.sharing import making

from .credentials import credentials_of, variables_of
from .models import KEY_HOLDS, MOST_TRIES, PAUSES, Channel, SocialPost, State
from .outcomes import Kind, Outcome
from .texts import text_of

logger = logging.getLogger(__name__)
# Imported when something is to be sent: LINE's SDK alone takes more than a second, which no other process should pay.
SENDERS = {Channel.FACEBOOK: "home.posting.facebook.send", Channel.LINE: "home.posting.line.send"}
MOST_IN_A_ROUND = 20
# No request takes so long: whoever sends a post has ended before it was done.
GIVEN_UP_AFTER = PAUSES[1]


def deliver(now=None):
    """Sends what is due. A job of ``cms.tick``."""
    now = now or timezone.now()
    _take_back_abandoned(now)
    for number in list(SocialPost.objects.due(now).values_list("pk", flat=True)[:MOST_IN_A_ROUND]):
        send_post(number, now)


def send_post(number, now=None):
    """Sends the SocialPost with this number if it is due, and notes what became of it."""
    post = SocialPost.objects.due(now or timezone.now()).filter(pk=number).select_related("site").first()
    if post is None or not _claim(post):
        return
    outcome = _try(post)
    logger.info("Post %s on %s: %s", post.pk, post.channel, outcome.kind.value)
    _note(post, outcome)


def _claim(post):
    """Whether this process is the one to send it: nobody else has taken it since it was read."""
    now = timezone.now()
    same = SocialPost.objects.filter(pk=post.pk, tries=post.tries, state=State.QUEUED)
    values = {"first_tried_at": post.first_tried_at or now, "due_at": now + GIVEN_UP_AFTER}
    claimed = same.update(state=State.SENDING, tries=F("tries") + 1, **values)
    post.refresh_from_db()
    return bool(claimed)


def _take_back_abandoned(now):
    for post in SocialPost.objects.filter(state=State.SENDING, due_at__lte=now):
        _note(post, Outcome(Kind.UNKNOWN, said=_("The server stopped while it was being sent.")))


def _try(post):
    page = post.page
    if page is None or not page.live or page.get_view_restrictions():
        return Outcome(Kind.REFUSED, said=_("The news post was not public any more when its turn came."))
    credentials = credentials_of(post.channel, post.site)
    if credentials is None:
        names = ", ".join(variables_of(post.channel, post.site))
        return Outcome(
            Kind.REFUSED,
            said=_("The channel is not connected. Whoever runs the server sets %(names)s.")
            % {"names": names},
        )
    if making.is_on():
        # The channels fetch the picture as soon as they have the address.
        making.make(page.pk)
    text = text_of(page)
    SocialPost.objects.filter(pk=post.pk).update(text=text.text)
    return import_string(SENDERS[post.channel])(post, text, credentials)


def _note(post, outcome):
    """Writes down the Outcome. What may be tried again waits for its next turn."""
    now = timezone.now()
    values = {"error": outcome.said[:500], "is_uncertain": post.is_uncertain or outcome.kind == Kind.UNKNOWN}
    if outcome.kind == Kind.SENT:
        values |= {"state": State.SENT, "sent_at": now, "external_id": outcome.external_id[:100], "error": ""}
    elif outcome.kind != Kind.REFUSED and _may_repeat(post, values["is_uncertain"], now):
        values |= {"state": State.QUEUED, "due_at": now + PAUSES[post.tries - 1]}
    else:
        values["state"] = State.CHECK if values["is_uncertain"] else State.FAILED
    SocialPost.objects.filter(pk=post.pk).update(**values)


def _may_repeat(post, is_uncertain, now):
    if post.tries >= MOST_TRIES:
        return False
    if not is_uncertain:
        return True
    known_until = post.first_tried_at + KEY_HOLDS
    return post.channel == Channel.LINE and now + PAUSES[post.tries - 1] < known_until

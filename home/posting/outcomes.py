"""What became of one request to a channel."""

import logging
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, SSLError

logger = logging.getLogger(__name__)
CONNECT_TIMEOUT, READ_TIMEOUT = 5, 20  # seconds
TIMEOUTS = (CONNECT_TIMEOUT, READ_TIMEOUT)
LONGEST_SAID = 300


class Kind(Enum):
    """SENT; REFUSED: it will never be taken like this; LATER: surely not taken, may be tried again; UNKNOWN."""

    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """``external_id``: what the channel calls the post. ``said``: what it answered, or what happened on the way."""

    kind: Kind
    external_id: str = ""
    said: str = ""


def never_arrived(error):
    """Whether the connection failed before a request could be sent: nobody has seen it then.

    ``error``: one of urllib3's.
    """
    reason = error.reason if isinstance(error, MaxRetryError) else error
    return isinstance(reason, (NewConnectionError, ConnectTimeoutError, SSLError))


def failed(error, arrived):
    """The Outcome of a request that ended in the exception ``error``. ``arrived``: whether it may have arrived."""
    logger.warning("A social channel gave no answer: %s", type(error).__name__)
    if arrived:
        return Outcome(Kind.UNKNOWN, said=_("No answer came, or not in time."))
    return Outcome(Kind.LATER, said=not_reached())


def not_reached():
    return _("The channel could not be reached from this server.")


def words(text, secret):
    """The ``text`` of a channel in a length to be kept, with the ``secret`` taken out should it be in it."""
    text = " ".join(str(text).split())
    return (text.replace(secret, "…") if secret else text)[:LONGEST_SAID]

"""Messages to everybody who follows a LINE official account, through LINE's own SDK.

https://developers.line.biz/en/reference/messaging-api/
"""

import json
import logging
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    BroadcastRequest,
    Configuration,
    ImageMessage,
    MessagingApi,
    TextMessage,
)
from urllib3.exceptions import HTTPError

from .models import LineQuota
from .outcomes import TIMEOUTS, Kind, Outcome, failed, never_arrived, not_reached, words

logger = logging.getLogger(__name__)
# https://developers.line.biz/en/reference/messaging-api/#text-message, in UTF-16 units
LONGEST_TEXT = 5000
# What LINE answers where the month's messages are used up (…/reference/messaging-api/#error-messages).
USED_UP = "monthly limit"


class NotReached(Exception):
    """LINE did not answer, or with an error of its own."""


@dataclass(frozen=True)
class Quota:
    """``most``: messages in the month, None for no limit; ``used``: how many went out."""

    most: int | None
    used: int

    @property
    def is_used_up(self):
        return self.most is not None and self.used >= self.most


class Client(ApiClient):
    """The SDK's, which names another host for pictures in its code."""

    def call_api(self, *args, _host=None, **kwargs):
        return super().call_api(*args, _host=_host and settings.LINE_DATA_API, **kwargs)


def client(credentials):
    """The Client of one official account, to be used in a ``with``. It repeats nothing by itself."""
    configuration = Configuration(access_token=credentials.token, host=settings.LINE_API)
    configuration.retries = False
    return Client(configuration)


def read_quota(credentials):
    """The Quota of the account. Raises NotReached, and ApiException where LINE refuses to tell."""
    try:
        with client(credentials) as connection:
            api = MessagingApi(connection)
            limit = api.get_message_quota(_request_timeout=TIMEOUTS)
            used = api.get_message_quota_consumption(_request_timeout=TIMEOUTS).total_usage
    except HTTPError as error:
        raise NotReached(not_reached()) from error
    except ApiException as error:
        if not error.status or error.status >= 500:
            raise NotReached(told(error, credentials.token)) from error
        raise
    return Quota(limit.value if limit.type == "limited" else None, used)


def note_quota(site, quota):
    values = {"most": quota.most, "used": quota.used, "read_at": timezone.now()}
    LineQuota.objects.update_or_create(site=site, defaults=values)


def refresh_quota(site, credentials):
    """Asks for the messages of the month and notes them. Where LINE does not say, what is known stays."""
    try:
        note_quota(site, read_quota(credentials))
    except (NotReached, ApiException) as error:
        logger.warning("The LINE messages of station %s were not counted: %s", site.pk, type(error).__name__)


def send(post, text, credentials):
    """Sends the PostText ``text`` to all followers, under the retry key of the SocialPost ``post``.

    Returns an Outcome; nothing that the network does raises. Nothing is sent where the messages of the month are used
    up. What is UNKNOWN may be sent again with the same key: LINE takes it once.
    """
    try:
        quota = read_quota(credentials)
    except NotReached as error:
        return Outcome(Kind.LATER, said=str(error))
    except ApiException as error:
        return _refused(error, credentials.token)
    note_quota(post.site, quota)
    # What was perhaps taken already is asked for under its key, whatever is left.
    if quota.is_used_up and not post.is_uncertain:
        return Outcome(Kind.REFUSED, said=used_up())
    return _broadcast(post, text, credentials)


def _broadcast(post, text, credentials):
    request = BroadcastRequest(messages=messages(text))
    try:
        with client(credentials) as connection:
            answer = MessagingApi(connection).broadcast_with_http_info(
                request, x_line_retry_key=str(post.retry_key), _request_timeout=TIMEOUTS
            )
    except HTTPError as error:
        return failed(error, arrived=not never_arrived(error))
    except ApiException as error:
        return _refused(error, credentials.token)
    return Outcome(Kind.SENT, external_id=(answer.headers or {}).get("x-line-request-id", ""))


def messages(text):
    """What is sent of the PostText ``text``: the words, and the picture, which LINE takes from HTTPS alone."""
    shown = text.text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
    found = [TextMessage(text=shown)]
    if text.picture.startswith("https://"):
        found.append(ImageMessage(original_content_url=text.picture, preview_image_url=text.picture))
    return found


def _refused(error, token):
    said = told(error, token)
    if error.status == 409:
        # This very message was taken before: an earlier answer was lost on the way.
        return Outcome(Kind.SENT, external_id=(error.headers or {}).get("x-line-accepted-request-id", ""))
    if error.status == 429:
        return Outcome(Kind.REFUSED, said=used_up()) if USED_UP in said else Outcome(Kind.LATER, said=said)
    if not error.status:
        # The SDK's way to say that there was no secure connection.
        return Outcome(Kind.LATER, said=said)
    if error.status >= 500 or error.status == 408:
        return Outcome(Kind.UNKNOWN, said=said)
    return Outcome(Kind.REFUSED, said=said)


def used_up():
    return _("The messages of this month are used up. Send it again next month, or raise the limit at LINE.")


def told(error, token):
    """LINE's own words, and its hints at which part of a message is wrong."""
    try:
        answer = json.loads(error.body or "")
        parts = [answer["message"], *(each["message"] for each in answer.get("details", ()))]
    except (ValueError, TypeError, KeyError):
        parts = [error.reason or ""]
    return words(f"{' '.join(parts)} (HTTP {error.status})", token)

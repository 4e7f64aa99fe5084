"""Posts on a Facebook page, through the Graph API.

https://developers.facebook.com/docs/pages-api/posts and …/docs/graph-api/guides/error-handling
"""

import requests
from django.conf import settings

from .outcomes import TIMEOUTS, Kind, Outcome, failed, never_arrived, words

# Too many requests: of the app, the user, the page.
TOO_MANY = (4, 17, 32, 613)
# “An unknown error occurred” and “service temporarily unavailable”: it may have been posted all the same.
UNCERTAIN = (1, 2)


def send(post, text, credentials):
    """Posts the PostText ``text`` once. Returns an Outcome; nothing that the network does raises."""
    address = f"{settings.FACEBOOK_API}/{credentials.account}/feed"
    data = {"message": text.text, "link": text.link, "access_token": credentials.token}
    try:
        response = requests.post(address, data=data, timeout=TIMEOUTS, allow_redirects=False)
    except requests.RequestException as error:
        # requests wraps what urllib3 raised.
        inner = error.args[0] if error.args else None
        surely_not = isinstance(inner, Exception) and never_arrived(inner)
        return failed(error, arrived=not surely_not)
    return _outcome(response, credentials.token)


def _outcome(response, token):
    answer = _json(response)
    if response.ok:
        number = answer.get("id")
        # An answer without a number, or a redirect elsewhere, is none that Facebook promises.
        return Outcome(Kind.SENT, external_id=str(number)) if number else Outcome(Kind.UNKNOWN)
    error = answer["error"] if isinstance(answer.get("error"), dict) else {}
    code = error.get("code")
    said = words(error.get("message") or f"HTTP {response.status_code}", token)
    said = f"{said} ({code})" if code else said
    if response.status_code == 429 or code in TOO_MANY:
        return Outcome(Kind.LATER, said=said)
    if response.status_code >= 500 or response.status_code == 408 or code in UNCERTAIN:
        return Outcome(Kind.UNKNOWN, said=said)
    return Outcome(Kind.REFUSED, said=said)


def _json(response):
    try:
        answer = response.json()
    except requests.JSONDecodeError:
        return {}
    return answer if isinstance(answer, dict) else {}

"""Where somebody is signed in: seeing it, and ending it."""

import re

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.utils.translation import gettext as _

SEEN_EVERY = 300  # seconds after which a session is marked as seen again

# In the order in which they are looked for: the one named first is the one that is meant.
BROWSERS = {"Edg": "Edge", "Line/": "LINE", "FBA": "Facebook", "Firefox": "Firefox", "FxiOS": "Firefox"} | {
    "SamsungBrowser": "Samsung Internet",
    "OPR/": "Opera",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows"} | {
    "CrOS": "ChromeOS",
    "Macintosh": "Mac",
    "Linux": "Linux",
}


def touch(request):
    """Marks the session of ``request`` as seen now, and so prolongs it, at most every SEEN_EVERY seconds."""
    key = request.session.session_key
    if key and cache.add(f"session-seen:{key}", True, SEEN_EVERY):
        request.session.modified = True
        UserSession.objects.create_from_request(request)


def sessions_of(user):
    """The sessions of ``user`` that still live, the one last seen first."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda each: each.last_seen_at, reverse=True)


def end_sessions(user, keep=None):
    """Ends all sessions of ``user`` but the one with the key ``keep``. Returns how many."""
    sessions = [each for each in UserSession.objects.filter(user=user) if each.session_key != keep]
    for session in sessions:
        session.end()
    return len(sessions)


def device(user_agent):
    """A browser and a system in words, from what the browser says of itself: “Chrome, Android”."""
    browser = _named(user_agent, BROWSERS) or _("Unknown browser")
    system = _named(user_agent, SYSTEMS)
    return f"{browser}, {system}" if system else browser


def _named(user_agent, names):
    return next(
        (name for mark, name in names.items() if re.search(rf"\b{re.escape(mark)}", user_agent)), None
    )

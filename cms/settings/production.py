"""For serving: the same for one station on one machine and for many on several.

Refuses to start when something that keeps the site safe is missing, and says what.
"""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import ALLOWED_STATION_HOSTS, LOGGING, SECRET_KEY, env

if len(SECRET_KEY) < 40 or SECRET_KEY.startswith("only-for-"):
    raise ImproperlyConfigured(
        "SECRET_KEY is missing, too short or a default. Set SECRET_KEY in the environment or in .env to at least "
        "40 random characters, for example: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured(
        "DEBUG is on. Debug pages show passwords and code to anyone: remove DEBUG from the environment, "
        "or use DJANGO_SETTINGS_MODULE=cms.settings.development on your own machine."
    )
if not ALLOWED_STATION_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is empty. Name the hosts this server answers to, separated by commas; "
        "the word sites stands for every host name of a station in the database."
    )

# HTTPS=off is for a machine that serves only itself.
HTTPS = env.bool("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    # Under such a name browsers take a cookie only over HTTPS, and from this host alone.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    # Those with a path of their own may not say that they belong to the host.
    PATH_COOKIE_PREFIX = "__Secure-"
    LANGUAGE_COOKIE_NAME = f"{PATH_COOKIE_PREFIX}language"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if env.bool("BEHIND_PROXY", default=False):
    # Only behind a proxy that sets these headers itself: a visitor could forge them otherwise.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

CHECK_LINKS = env.bool("CHECK_LINKS", default=True)
# Lines that nobody can forge, and without personal data.
LOGGING["handlers"]["console"]["formatter"] = env("LOG_FORMAT", default="json")

"""Small questions about a request."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.conf import settings
from django.urls import reverse

_current = ContextVar("current_request", default=None)


def is_admin(request):
    """Whether the request is for the admin and not for the public site."""
    return request.path_info.startswith(_admin_path())


def has_session(request):
    """Whether somebody asks who has signed in here, or tried to."""
    return "HTTP_COOKIE" in request.META and settings.SESSION_COOKIE_NAME in request.COOKIES


@cache
def _admin_path():
    return reverse("wagtailadmin_home")


def current_request():
    """The request that is being answered, or None outside of one."""
    return _current.get()


def is_reading_admin(request):
    """Whether ``request``, or None, is one of the admin that changes nothing (GET): what it read stays true for it."""
    return request is not None and request.method == "GET" and is_admin(request)


def once(key, make):
    """``make()``, remembered under ``key`` until a request of the admin is answered that changes nothing (GET).

    For what several objects of the same thing ask for: a page, its draft and its other language. Elsewhere it is made
    each time.
    """
    request = current_request()
    if not is_reading_admin(request):
        return make()
    known = request.__dict__.setdefault("_known", {})
    if key not in known:
        known[key] = make()
    return known[key]


@contextmanager
def answering(request):
    """Makes ``request`` the current one."""
    token = _current.set(request)
    try:
        yield
    finally:
        _current.reset(token)

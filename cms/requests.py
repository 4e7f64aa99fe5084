"""Small questions about a request."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.urls import reverse

_current = ContextVar("current_request", default=None)


def is_admin(request):
    """Whether the request is for the admin and not for the public site."""
    return request.path_info.startswith(_admin_path())


@cache
def _admin_path():
    return reverse("wagtailadmin_home")


def current_request():
    """The request that is being answered, or None outside of one."""
    return _current.get()


@contextmanager
def answering(request):
    """Makes ``request`` the current one."""
    token = _current.set(request)
    try:
        yield
    finally:
        _current.reset(token)

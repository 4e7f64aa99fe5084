"""Menus and addresses for every template of the public site."""

from cms.requests import is_admin
from home.menus import navigation_for


def navigation(request):
    """See ``home.menus.navigation_for``. Nothing in the admin, whose templates have their own menus."""
    return {} if is_admin(request) else navigation_for(request)

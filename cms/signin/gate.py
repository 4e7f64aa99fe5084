"""What stands between signing in and the admin: the first password, the second factor, and the language."""

import time
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.requests import is_admin

from .receivers import SIGNED_IN_AT
from .second_factor import is_missing, may_be_put_off
from .sessions import touch

LANGUAGE_PARAMETER = "language"
# In the session: its owner wants to come in without a second factor for now.
PUT_OFF = "second_factor_put_off"

# By the names of their addresses: open to everyone, while the first password is to be changed, and while a
# second factor is missing.
OPEN = {"account_login", "account_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
PASSWORD_STEP = OPEN | {"account_change_password"}
FACTOR_STEP = PASSWORD_STEP | {
    "signin_second_factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}


class GateMiddleware:
    """Acts on addresses of the admin; elsewhere whoever has not passed it is a visitor.

    Comes after the middlewares of sessions, users and messages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_admin(request):
            if settings.SESSION_COOKIE_NAME in request.COOKIES:
                request.user = SimpleLazyObject(partial(self._let_in, request, request.user))
            return self.get_response(request)
        language = chosen_language(request)
        with override(language):
            response = self.get_response(request)
        if request.GET.get(LANGUAGE_PARAMETER) == language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                path=reverse("wagtailadmin_home"),
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not is_admin(request) or not user.is_authenticated:
            return None
        name = request.resolver_match.view_name
        if name in OPEN:
            return None
        if time.time() - request.session.get(SIGNED_IN_AT, 0) > settings.SESSION_LONGEST.total_seconds():
            logout(request)
            messages.info(request, _("You have been signed in for a week. Sign in again."))
            return self._lead(request, "account_login")
        if not user.has_perm("wagtailadmin.access_admin"):
            logout(request)
            messages.error(request, _("This account has no role. Ask your supervisor to give it one."))
            return self._lead(request, "account_login")
        if user.must_change_password and name not in PASSWORD_STEP:
            return self._lead(request, "account_change_password")
        if self._lacks_second_factor(request, user) and name not in FACTOR_STEP:
            return self._lead(request, "signin_second_factor")
        touch(request)
        return None

    @classmethod
    def _let_in(cls, request, user):
        """For the public site: whoever has not passed the gate is a visitor there, also to pages for people inside."""
        if user.is_authenticated and (user.must_change_password or cls._lacks_second_factor(request, user)):
            return AnonymousUser()
        return user

    @staticmethod
    def _lacks_second_factor(request, user):
        if not is_missing(user):
            return False
        return not (request.session.get(PUT_OFF) and may_be_put_off(user))

    @staticmethod
    def _lead(request, name):
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        address = reverse(name)
        if request.method == "GET":
            address += "?" + urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
        return redirect(address)


def chosen_language(request):
    """The language of the admin for this request: the profile's, the one just chosen, the one chosen before.

    Thai for everybody else, whatever the browser asks for.
    """
    known = dict(settings.LANGUAGES)
    profile = getattr(request.user, "wagtail_userprofile", None) if request.user.is_authenticated else None
    wanted = (
        profile and profile.preferred_language,
        request.GET.get(LANGUAGE_PARAMETER),
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME),
    )
    return next((language for language in wanted if language in known), settings.LANGUAGE_CODE)

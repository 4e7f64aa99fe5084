"""Everyone's own page about signing in, and the page that asks for a second factor."""

import ipaddress

from allauth.account import views as account
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from . import second_factor
from .events import record
from .gate import PUT_OFF
from .models import Event
from .sessions import device, end_sessions, sessions_of


def passkeys_possible(request):
    """Whether a browser makes passkeys for this address: it does so for host names, not for bare numbers."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


class SecondStepView(AuthenticateView):
    """Asks for a code after the password, and offers a passkey to whoever has one."""

    def get_context_data(self, **kwargs):
        passkeys = Authenticator.objects.filter(user=self.stage.login.user, type=Authenticator.Type.WEBAUTHN)
        return super().get_context_data(**kwargs) | {"has_passkey": passkeys.exists()}


class LogoutView(account.LogoutView):
    """Signs out, and has the browser forget what it kept of unfinished work: others may use this computer too."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


class SessionView(View):
    """Tells the scripts of an open page who is signed in now: ``{"user": id or null, "token": for its forms}``."""

    def get(self, request):
        return JsonResponse({"user": request.user.pk, "token": get_token(request)})


class OverviewView(WagtailAdminTemplateMixin, IndexView):
    """The own password, second factors, recovery codes and sessions."""

    template_name = "signin/overview.html"
    page_title = gettext_lazy("Signing in")
    header_icon = "key"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailadmin_account"), "label": _("Account")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        current = self.request.session.session_key
        context["passkeys_possible"] = passkeys_possible(self.request)
        context["sessions"] = [
            {
                "pk": each.pk,
                "device": device(each.user_agent),
                "address": each.ip,
                "began": each.created_at,
                "seen": each.last_seen_at,
                "is_current": each.session_key == current,
            }
            for each in sessions_of(self.request.user)
        ]
        return context


@method_decorator(login_required, name="dispatch")
class EndSessionView(View):
    """Ends one session of one's own (POST), or with no number all others."""

    def post(self, request, pk=None):
        if pk is None:
            count = end_sessions(request.user, keep=request.session.session_key)
        else:
            get_object_or_404(UserSession, pk=pk, user=request.user).end()
            count = 1
        if count:
            record(Event.SESSIONS_ENDED, request.user, detail=count)
        messages.success(request, _("Signed out there. Whoever uses that device must sign in again."))
        return redirect("mfa_index")


@method_decorator(login_required, name="dispatch")
class SecondFactorView(TemplateView):
    """Explains why a second factor is needed and leads to making one. A POST puts it off, while that is allowed."""

    template_name = "signin/second_factor.html"

    def dispatch(self, request, *args, **kwargs):
        if not second_factor.is_missing(request.user):
            return redirect(self.next_address())
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            **kwargs,
            may_be_put_off=second_factor.may_be_put_off(user),
            put_off_until=second_factor.put_off_until(user),
            passkeys_possible=passkeys_possible(self.request),
            next_address=self.next_address(),
        )

    def post(self, request):
        if second_factor.may_be_put_off(request.user):
            request.session[PUT_OFF] = True
            return redirect(self.next_address())
        return self.get(request)

    def next_address(self):
        return get_next_redirect_url(self.request) or reverse("wagtailadmin_home")

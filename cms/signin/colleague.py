"""What a supervisor sees and does about a colleague's signing in. Each deed is logged."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms.models import User

from . import invitation, locks, second_factor
from .events import record
from .models import Event
from .sessions import end_sessions, sessions_of

EVENTS_SHOWN = 10


class ColleagueView(WagtailAdminTemplateMixin, PermissionCheckedMixin, TemplateView):
    """The state of an account (GET), and one of DEEDS done to it (POST, field ``deed``).

    The viewset that it belongs to lets only colleagues through. Nobody does these things to the own account:
    a stolen session could take the second factor away.
    """

    template_name = "signin/colleague.html"
    header_icon = "key"
    permission_required = "change"
    _show_breadcrumbs = True

    @cached_property
    def person(self):
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def get_page_title(self):
        return _("Signing in")

    def get_page_subtitle(self):
        return str(self.person)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailusers_users:index"), "label": _("Users")},
            {"url": reverse("wagtailusers_users:edit", args=[self.person.pk]), "label": str(self.person)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        person = self.person
        return super().get_context_data(
            person=person,
            is_self=person == self.request.user,
            is_pending=invitation.is_pending(person),
            is_locked=locks.is_locked(person),
            factors=Authenticator.objects.filter(user=person, type__in=second_factor.FACTORS).order_by("pk"),
            sessions=sessions_of(person),
            events=person.access_events.select_related("by")[:EVENTS_SHOWN],
            log_address=f"{reverse('signin_log')}?user={person.pk}",
            **kwargs,
        )

    def post(self, request, pk):
        deed = self.DEEDS.get(request.POST.get("deed"))
        if deed is None or self.person == request.user:
            raise PermissionDenied
        return deed(self) or redirect("wagtailusers_users:sign_in", self.person.pk)

    def say(self, text):
        messages.success(self.request, text % {"name": self.person})

    def send_invitation(self):
        if not invitation.is_pending(self.person):
            return self.has_a_password()
        if invitation.invite(self.person, self.request):
            return self.say(
                _("The invitation was sent to %(name)s again. The link sent before no longer works.")
            )
        messages.error(
            self.request,
            _(
                "The mail was not delivered. Show the link instead and hand it over, or have the mail server checked."
            ),
        )
        return None

    def show_link(self):
        if not invitation.is_pending(self.person):
            return self.has_a_password()
        link = invitation.new_link(self.person, self.request)
        record(Event.LINK_SHOWN, self.person)
        return self.render_to_response(self.get_context_data(link=link))

    def has_a_password(self):
        messages.error(
            self.request,
            _(
                "%(name)s has set a password already. A new one is set through “Forgotten password” at the sign-in."
            )
            % {"name": self.person},
        )

    def release_lock(self):
        locks.release(self.person)
        record(Event.RELEASED, self.person)
        self.say(_("%(name)s can try to sign in again now."))

    def reset_second_factor(self):
        second_factor.reset_second_factor(self.person)
        end_sessions(self.person)
        self.say(_("%(name)s sets up a new second factor at the next sign-in."))

    def end_sessions(self):
        if count := end_sessions(self.person):
            record(Event.SESSIONS_ENDED, self.person, detail=count)
        self.say(_("%(name)s was signed out everywhere."))

    def deactivate(self):
        self.person.is_active = False
        self.person.save(update_fields=["is_active"])
        self.say(_("%(name)s cannot sign in any more. Pages and history stay."))

    def reactivate(self):
        self.person.is_active = True
        self.person.save(update_fields=["is_active"])
        self.say(_("%(name)s can sign in again."))

    DEEDS = {
        "send_invitation": send_invitation,
        "show_link": show_link,
        "release_lock": release_lock,
        "reset_second_factor": reset_second_factor,
        "end_sessions": end_sessions,
        "deactivate": deactivate,
        "reactivate": reactivate,
    }

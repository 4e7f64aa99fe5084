"""Whoever signs in for the first time to lead a new station is shown the steps of its first day."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.auth import require_admin_access

from cms.signin.models import AccessEvent, Event
from cms.today import stations_of

from .steps import begins
from .views import SHOWN


class FirstDayMiddleware:
    """Acts on the first page of the admin alone. It stands after what leads to a first password and a second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.view_name != "wagtailadmin_home" or not request.user.is_authenticated:
            return None
        if SHOWN in request.session or not is_new_here(request.user):
            return None
        return lead(request)


@require_admin_access
def lead(request):
    """To the steps of the first station that has published no item yet; None where there is none."""
    for site in stations_of(request.user):
        first_day = begins(request.user, site)
        if first_day and not first_day.published:
            return redirect(address_of(site))
    return None


def address_of(site):
    return f"{reverse('first_day:steps')}?station={site.pk}"


def is_new_here(user):
    """Whether ``user`` has signed in for the first time."""
    return AccessEvent.objects.filter(user=user, kind=Event.SIGNED_IN)[:2].count() < 2

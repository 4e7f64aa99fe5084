"""Says why the edit form of a closed year's page does not open, where Wagtail would only say that one may not."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from oit.models import ItemPage

from .frozen import is_frozen


def explain(request, page):
    """Leads back to the year on the board."""
    messages.warning(
        request,
        _(
            "“%(title)s” belongs to a fiscal year that is closed. Only a supervisor or the head of station can "
            "change it, with a reason: tell them what is wrong."
        )
        % {"title": page.get_admin_display_title()},
    )
    chosen = urlencode({"station": page.station.pk, "year": page.fiscal_year})
    return redirect(f"{reverse('readiness:board')}?{chosen}")


class ClosedYearMiddleware:
    """It stands after the check that the page is one of the user's own station."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.view_name != "wagtailadmin_pages:edit":
            return None
        page_id = args[0] if args else kwargs["page_id"]
        if not is_frozen(page_id):
            return None
        page = Page.objects.get(pk=page_id).specific
        if not isinstance(page, ItemPage) or not page.permissions_for_user(request.user).is_kept_from_user:
            return None
        return require_admin_access(explain)(request, page)

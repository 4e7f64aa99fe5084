"""The screen of the first day, and the first page of the admin, which leads to it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.home import HomeView

from cms.models.stations import SUPERVISING, has_role
from cms.signin.models import AccessEvent, Event
from cms.today import stations_of
from oit.board.choice import choice_for

from .steps import FirstDay, begins

# In the session: the steps were shown. Whoever leaves them is not led there again.
SHOWN = "first_day_shown"


class FirstDayView(WagtailAdminTemplateMixin, TemplateView):
    """Of the station that the address chooses; for its head and supervisors."""

    template_name = "oit/first_day/steps.html"
    page_title = _("First day")
    header_icon = "pick"

    def dispatch(self, request, *args, **kwargs):
        self.site = choice_for(request).site
        if not has_role(request.user, self.site, *SUPERVISING):
            raise PermissionDenied
        request.session[SHOWN] = True
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        first_day = FirstDay(self.site)
        steps = first_day.steps
        return super().get_context_data(
            station=first_day.settings,
            steps=steps,
            done=sum(step.done for step in steps),
            following=next((step for step in steps if not step.done), None),
            **kwargs,
        )


class FirstPageView(HomeView):
    """Wagtail's first page. Whoever signs in for the first time to lead a new station is shown the steps before."""

    def get(self, request, *args, **kwargs):
        if SHOWN not in request.session and is_new_here(request.user):
            for site in stations_of(request.user):
                first_day = begins(request.user, site)
                if first_day and not first_day.published:
                    return redirect(f"{reverse('first_day:steps')}?station={site.pk}")
        return super().get(request, *args, **kwargs)


def is_new_here(user):
    """Whether ``user`` has signed in for the first time."""
    return AccessEvent.objects.filter(user=user, kind=Event.SIGNED_IN)[:2].count() < 2

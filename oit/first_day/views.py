"""The screen of the first day."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.models.stations import SUPERVISING, has_role
from oit.board.choice import choice_for

from .steps import FirstDay

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

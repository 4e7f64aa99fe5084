from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.viewset import SignViewSet
from .making import REMADE
from .panel import panels_for

register_snippet(SignViewSet)


@hooks.register("register_log_actions")
def making_anew_is_logged(actions):
    actions.register_action(REMADE, _("Make anew"), _("Made anew, with what was so on that day"))


@hooks.register("construct_homepage_panels")
def signs_on_first_page(request, panels):
    panels += panels_for(request.user)

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms import today

from .admin.viewset import SignViewSet
from .making import REMADE
from .to_do import signs_to_look_after

register_snippet(SignViewSet)
today.register(signs_to_look_after)


@hooks.register("register_log_actions")
def making_anew_is_logged(actions):
    actions.register_action(REMADE, _("Make anew"), _("Made anew, with what was so on that day"))

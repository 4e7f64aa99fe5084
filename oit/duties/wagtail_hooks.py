from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms import today

from . import urls
from .entrances import DutiesMenuItem, panels_for
from .handing_over import LOG_ACTION
from .to_do import own_duties, survey_of_officers

today.register(own_duties)
today.register(survey_of_officers)


@hooks.register("register_admin_urls")
def addresses():
    return [path("duties/", include(urls, namespace="duties"))]


@hooks.register("register_admin_menu_item")
def in_menu():
    return DutiesMenuItem(
        _("Duties"), reverse("duties:mine"), name="duties", icon_name="calendar-check", order=91
    )


@hooks.register("construct_homepage_panels")
def on_first_page(request, panels):
    panels += panels_for(request.user)


@hooks.register("register_log_actions")
def hand_over_is_logged(actions):
    actions.register_action(LOG_ACTION, _("Hand over"), _("Duties handed over"))

from django.urls import include, path, reverse
from wagtail import hooks

from . import changes
from .desk import urls
from .desk.menu import RoomsMenuItem, panels_for
from .desk.views import TITLE


@hooks.register("register_admin_urls")
def addresses():
    return [path("complaints/", include(urls, namespace="complaints"))]


hooks.register("register_log_actions", changes.register)


@hooks.register("register_admin_menu_item")
def rooms_in_menu():
    return RoomsMenuItem(TITLE, reverse("complaints:rooms"), name="complaints", icon_name="lock", order=260)


@hooks.register("construct_homepage_panels")
def rooms_on_first_page(request, panels):
    panels += panels_for(request.user)

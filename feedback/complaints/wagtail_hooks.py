from django.urls import include, path, reverse
from wagtail import hooks

from cms import today

from . import changes
from .desk import urls
from .desk.menu import RoomsMenuItem, rooms_to_enter
from .desk.views import TITLE

today.register(rooms_to_enter)


@hooks.register("register_admin_urls")
def addresses():
    return [path("complaints/", include(urls, namespace="complaints"))]


hooks.register("register_log_actions", changes.register)


@hooks.register("register_admin_menu_item")
def rooms_in_menu():
    return RoomsMenuItem(TITLE, reverse("complaints:rooms"), name="complaints", icon_name="lock", order=260)

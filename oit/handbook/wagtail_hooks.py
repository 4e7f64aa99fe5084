from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .views import NAME


@hooks.register("register_admin_urls")
def addresses():
    return [path("guide/", include(urls, namespace="handbook"))]


@hooks.register("register_help_menu_item")
def in_help_menu():
    return MenuItem(NAME, reverse("handbook:first"), name="officers-guide", icon_name="help", order=10)

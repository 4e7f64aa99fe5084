from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from oit.board.entrances import BoardMenuItem

from . import urls


@hooks.register("register_admin_urls")
def addresses():
    return [path("month/", include(urls, namespace="month"))]


@hooks.register("register_admin_menu_item")
def in_menu():
    return BoardMenuItem(_("This month"), reverse("month:months"), name="month", icon_name="date", order=89)

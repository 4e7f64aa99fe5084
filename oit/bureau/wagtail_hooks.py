from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import urls
from .admin import UnitViewSet
from .entrances import BureauMenuItem, panels_for

register_snippet(UnitViewSet)


@hooks.register("register_admin_urls")
def addresses():
    return [path("bureau/", include(urls, namespace="bureau"))]


@hooks.register("register_admin_menu_item")
def in_menu():
    return BureauMenuItem(
        _("Stations below"), reverse("bureau:stations"), name="bureau", icon_name="group", order=92
    )


@hooks.register("construct_homepage_panels")
def on_first_page(request, panels):
    panels += panels_for(request.user)

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.models.stations import sees_pages

from . import urls


class QuickPostMenuItem(MenuItem):
    """For everyone who may see pages of some station: what they may do there is asked on the screen."""

    def is_shown(self, request):
        return sees_pages(request.user)


@hooks.register("register_admin_urls")
def addresses():
    return [path("post/", include(urls, namespace="quick_post"))]


@hooks.register("register_admin_menu_item")
def in_menu():
    return QuickPostMenuItem(
        _("Quick post"), reverse("quick_post:post"), name="quick-post", icon_name="mobile-alt", order=85
    )

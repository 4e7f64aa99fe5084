from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .access import sees_some
from .log import may_read_log
from .views import TITLE


@hooks.register("register_admin_urls")
def addresses():
    return [path("personal-data/", include(urls, namespace="privacy"))]


class FindMenuItem(MenuItem):
    def is_shown(self, request):
        return sees_some(request.user)


class LogMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read_log(request.user)


@hooks.register("register_settings_menu_item")
def find_in_menu():
    return FindMenuItem(TITLE, reverse("privacy:find"), name="personal-data", icon_name="lock", order=620)


@hooks.register("register_reports_menu_item")
def log_in_menu():
    return LogMenuItem(
        _("Log of erasures"), reverse("privacy:log"), name="erasures", icon_name="lock", order=620
    )


@hooks.register("register_log_actions")
def deeds_are_logged(actions):
    actions.register_action("privacy.copy", _("Hand over a copy"), _("Copy handed over to the person"))
    actions.register_action("privacy.correct", _("Correct"), _("Corrected because the person asked for it"))

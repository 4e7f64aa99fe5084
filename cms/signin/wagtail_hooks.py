from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from cms.models import User

from .receivers import note_activity
from .report import LogView, may_read_log


@hooks.register("register_admin_urls")
def log_addresses():
    return [
        path("sign-in-log/", LogView.as_view(), name="signin_log"),
        path("sign-in-log/results/", LogView.as_view(results_only=True), name="signin_log_results"),
    ]


class LogMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read_log(request.user)


# Beside the users: the menu of reports is about the whole installation.
@hooks.register("register_settings_menu_item")
def log_in_menu():
    return LogMenuItem(
        _("Sign-in log"), reverse("signin_log"), name="sign-in-log", icon_name="key", order=610
    )


@hooks.register("register_user_listing_buttons")
def sign_in_of_a_colleague(user, request_user):
    if may_read_log(request_user):
        yield Button(
            _("Signing in"),
            url=reverse("wagtailusers_users:sign_in", args=[user.pk]),
            icon_name="key",
            priority=15,
        )


@hooks.register("after_bulk_action")
def activity_changed_in_bulk(request, action_type, objects, action):
    """Wagtail changes many accounts in one query, which sends no signals."""
    if action_type == "set_active_state":
        before = {user.pk: user.is_active for user in objects}
        for user in User.objects.filter(pk__in=before):
            if user.is_active != before[user.pk]:
                note_activity(user)


@hooks.register("register_account_menu_item")
def own_sign_in(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Signing in"),
        "help_text": _("Change the password, set up the second factor, see where you are signed in."),
    }

"""The accounts of a station: inviting someone without typing a password, and what to do when they cannot come in.

Every address of this viewset that names an account is checked by ``cms.admin.users``.
"""

from django.contrib import messages
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button

from cms.admin import users as station_users

from .colleague import ColleagueView
from .invitation import invite


class CreateView(station_users.CreateView):
    """Makes the account without a password, and sends its owner a link to set one."""

    success_message = gettext_lazy("User '%(object)s' invited.")
    page_title = gettext_lazy("Invite a user")

    def save_instance(self):
        self.form.instance.set_unusable_password()
        return super().save_instance()

    def save_action(self):
        response = super().save_action()
        if not invite(self.object, self.request):
            messages.warning(
                self.request,
                _(
                    "The account was made, but the mail with the invitation was not delivered. On this page you "
                    "can send it again, or show the link and hand it over yourself."
                ),
            )
        return response

    def get_success_url(self):
        return reverse("wagtailusers_users:sign_in", args=[self.object.pk])


class EditView(station_users.EditView):
    @cached_property
    def header_more_buttons(self):
        address = reverse("wagtailusers_users:sign_in", args=[self.object.pk])
        return [
            *super().header_more_buttons,
            Button(_("Signing in"), url=address, icon_name="key", priority=5),
        ]


class UserViewSet(station_users.StationUserViewSet):
    add_view_class = CreateView
    edit_view_class = EditView

    @property
    def sign_in_view(self):
        return self.construct_view(ColleagueView, permission_policy=self.permission_policy)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path(f"signing-in/<{self.pk_path_converter}:pk>/", self.sign_in_view, name="sign_in"),
        ]

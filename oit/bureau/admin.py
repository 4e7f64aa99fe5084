"""Superior units in the admin. Only an administrator of the installation keeps them, and appoints their accounts."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Unit
from .units import all_stations, names_of


class AdministratorsOnly(ModelPermissionPolicy):
    """Whatever permissions a group may have been given."""

    def user_has_permission(self, user, action):
        return user.is_active and user.is_superuser

    def user_has_any_permission(self, user, actions):
        return user.is_active and user.is_superuser


def stations_of(unit):
    """The Stations below the ``unit``, by name."""
    return [station for station in all_stations() if station.is_below(names_of(unit))]


def accounts_of(unit):
    """The Users who look at the stations below the ``unit``."""
    return (
        get_user_model().objects.filter(groups=unit.group_id).order_by("first_name", "last_name", "username")
    )


class BelowPanel(Panel):
    """Which stations a stored unit finds, whose accounts see them, and how an account is appointed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit/bureau/below_panel.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "stations": stations_of(self.instance),
                "accounts": accounts_of(self.instance),
                "group": self.instance.group,
                "users": reverse("wagtailusers_users:index"),
            }


class NumberColumn(Column):
    """How many things the function ``count`` finds of a unit."""

    def __init__(self, name, label, count):
        super().__init__(name, label=label)
        self.count = count

    def get_value(self, instance):
        return len(self.count(instance))


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "group"
    menu_label = _("Superior units")
    menu_name = "superior-units"
    menu_order = 310
    add_to_settings_menu = True
    list_display = [
        "__str__",
        NumberColumn("stations", _("Stations below"), stations_of),
        NumberColumn("accounts", _("Accounts"), accounts_of),
    ]
    search_fields = ["name_th", "name_en"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
            FieldPanel("other_names"),
            BelowPanel(heading=_("Stations and accounts")),
        ]
    )

    @property
    def permission_policy(self):
        return AdministratorsOnly(self.model)

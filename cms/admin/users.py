"""A supervisor invites and deactivates the people of the own station, and gives them its roles. No more."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.users.views import users as wagtail_users

from cms.models import StationGroup, User
from cms.models.stations import SUPERVISING, Role, sites_where, sites_with_role


def roles_to_give(user):
    """The groups that ``user`` may give: all for an administrator, else the roles of the stations supervised.

    Nobody rises above the own role: that of the head of station is given by one, or while the station has none.
    """
    if user.is_superuser:
        return Group.objects.all()
    may_change = sites_where(user, ["change"], User)
    supervised = may_change.filter(pk__in=sites_with_role(user, *SUPERVISING))
    headed = StationGroup.objects.filter(role=Role.CHIEF, group__user__is_active=True).values("site")
    own = StationGroup.objects.filter(site__in=supervised)
    lesser = own.exclude(role=Role.CHIEF, site__in=headed).values("group")
    as_head = supervised.filter(pk__in=sites_with_role(user, Role.CHIEF))
    return Group.objects.filter(Q(pk__in=lesser) | Q(station_group__site__in=as_head))


def colleagues_of(user):
    """The accounts that ``user`` may see and change: all for an administrator, else those of the own stations.

    Someone who also works elsewhere is left to an administrator: whoever sets a password could act there too.
    """
    if user.is_superuser:
        return User.objects.all()
    elsewhere = User.objects.filter(groups__in=Group.objects.exclude(pk__in=roles_to_give(user)))
    here = User.objects.filter(groups__in=roles_to_give(user), is_superuser=False).exclude(pk__in=elsewhere)
    return User.objects.filter(Q(pk__in=here) | Q(pk=user.pk, is_superuser=False))


def role_shown(group):
    """A role with its station, in the reader's language: the name of a group stands in one language."""
    return str(getattr(group, "station_group", group))


def role_alone(group):
    return group.station_group.get_role_display()


class OwnStationForms:
    """Forms that offer only the roles of the own station."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        user = self.request.user
        roles = form.fields["groups"]
        roles.label_from_instance = role_shown
        if not user.is_superuser:
            form.fields.pop("is_superuser", None)
            roles.queryset = roles_to_give(user).select_related("station_group__site")
            if roles.queryset.values("station_group__site").distinct().count() == 1:
                roles.label_from_instance = role_alone
            roles.label, roles.help_text = _("Roles"), ""
            roles.required = True
            roles.error_messages["required"] = _(
                "Give the account at least one role of your station, so that it belongs to it."
            )
        return form


class CreateView(OwnStationForms, wagtail_users.CreateView):
    """All fields on one screen: Wagtail's two tabs hide the roles, and show a field that supervisors do not have."""

    def get_template_names(self):
        return ["wagtailadmin/generic/form.html"]

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        form.order_fields(["username", "email", "first_name", "last_name"])
        return form


class EditView(OwnStationForms, wagtail_users.EditView):
    pass


class IndexView(wagtail_users.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().filter(pk__in=colleagues_of(self.request.user).values("pk"))


class StationUserViewSet(wagtail_users.UserViewSet):
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView

    def construct_view(self, view_class, **kwargs):
        view = super().construct_view(view_class, **kwargs)

        def checked(request, *args, **kwargs):
            key = kwargs.get("pk", args[0] if args else None)
            if key is not None and not colleagues_of(request.user).filter(pk=key).exists():
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

"""Who may do what with the things that belong to a station."""

from django.contrib.auth import get_permission_codename
from wagtail.models import Site
from wagtail.permission_policies import ModelPermissionPolicy

from cms.models.stations import sites_of


class StationPermissionPolicy(ModelPermissionPolicy):
    """Django's model permissions, each held to the stations at which the user's role gives it.

    Someone may have different roles at two stations: what the one allows says nothing of the other.
    """

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if not self.user_has_any_permission(user, actions):
            return False
        # A new entry has no station yet: the form gives it one of the user's own.
        return (
            instance.site_id is None or self.sites_where(user, actions).filter(pk=instance.site_id).exists()
        )

    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.filter(site__in=self.sites_where(user, actions))

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

    def sites_where(self, user, actions):
        """The Sites at which a role of the user allows one of the ``actions``."""
        if user.is_superuser or not user.is_active:
            return sites_of(user)
        return Site.objects.filter(
            station_groups__group__in=user.groups.all(),
            station_groups__group__permissions__content_type__app_label=self.model._meta.app_label,
            station_groups__group__permissions__codename__in=[
                get_permission_codename(action, self.model._meta) for action in actions
            ],
        ).distinct()

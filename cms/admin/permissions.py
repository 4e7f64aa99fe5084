"""Who may do what with the things that belong to a station."""

from wagtail.permission_policies import ModelPermissionPolicy

from cms.models.stations import sites_of


class StationPermissionPolicy(ModelPermissionPolicy):
    """Django's model permissions, held to the stations that the user works for."""

    def user_has_permission_for_instance(self, user, action, instance):
        if not self.user_has_permission(user, action):
            return False
        # A new entry has no station yet: the form gives it one of the user's own.
        return instance.site_id is None or sites_of(user).filter(pk=instance.site_id).exists()

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.filter(site__in=sites_of(user))

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

"""Who may do what with the things that belong to a station, as Wagtail's views ask for it."""

from wagtail.permission_policies import ModelPermissionPolicy

from cms.models.stations import may, sites_where


class StationPermissionPolicy(ModelPermissionPolicy):
    """Django's model permissions, each held to the stations at which the user's role gives it.

    ``site``: the station that a view is about. Without one, a permission is had where it is had at some station,
    which is all that a list or an empty form can ask.
    """

    def __init__(self, model, site=None):
        super().__init__(model)
        self.site = site

    def at(self, site):
        """The same policy for a view about one thing of the station ``site``."""
        return type(self)(self.model, site)

    def user_has_permission(self, user, action):
        if self.site is None:
            return super().user_has_permission(user, action)
        return may(user, action, self.model, self.site)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if instance.pk is None and instance.site_id is None:
            # A new entry has no station yet: the form gives it one where the user may add it.
            return self.user_has_any_permission(user, actions)
        if user.is_superuser:
            return user.is_active
        return sites_where(user, actions, self.model).filter(pk=instance.site_id).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return found if user.is_superuser else found.filter(site__in=sites_where(user, actions, self.model))

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

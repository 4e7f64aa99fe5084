"""Who makes, closes and changes fiscal years."""

from django.utils.functional import cached_property

from cms.models.stations import SUPERVISING, has_role
from oit.approval.pages import ApprovedPermissionTester


def may_manage_years(user, site):
    """Whether ``user`` may make a new year of the station ``site`` and change a closed one."""
    return has_role(user, site, *SUPERVISING)


class ClosedYearPermissionTester(ApprovedPermissionTester):
    """A closed year is changed by a supervisor or the head of station; nothing of it is taken away."""

    @cached_property
    def is_closed(self):
        return self.page.is_closed

    @cached_property
    def is_kept_from_user(self):
        return self.is_closed and not may_manage_years(self.user, self.page.station)

    def can_edit(self):
        return not self.is_kept_from_user and super().can_edit()

    def can_publish(self):
        return not self.is_kept_from_user and super().can_publish()

    def can_submit_for_moderation(self):
        return not self.is_kept_from_user and super().can_submit_for_moderation()

    def can_unpublish(self):
        return not self.is_closed and super().can_unpublish()

    def can_delete(self, ignore_bulk=False):
        return not self.is_closed and super().can_delete(ignore_bulk)

    def can_set_view_restrictions(self):
        return not self.is_closed and super().can_set_view_restrictions()

    def can_add_subpage(self):
        return not self.is_closed and super().can_add_subpage()

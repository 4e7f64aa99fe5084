"""What pages of the checklist have to do with a closed year."""

from django.utils.functional import cached_property

from .frozen import frozen_pages
from .late_changes import late_changes_of, refuse_unstated
from .permissions import ClosedYearPermissionTester


class ClosedYearMixin:
    """For a page that keeps what it showed when its year was closed, and is changed after that only for a reason."""

    @cached_property
    def frozen(self):
        """The FrozenPage of a page whose year is closed, or None."""
        return frozen_pages([self]).get(self.translation_key)

    @property
    def is_closed(self):
        """Whether its year is closed."""
        return self.frozen is not None

    @property
    def late_changes(self):
        """What was changed and published after its year was closed."""
        return late_changes_of(self) if self.is_closed and self.frozen.is_changed else ()

    def permissions_for_user(self, user):
        return ClosedYearPermissionTester(user, self)

    def refuse_to_publish(self):
        super().refuse_to_publish()
        refuse_unstated(self)

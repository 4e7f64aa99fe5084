"""What pages of the checklist have to do with a closed year."""

from django.utils.functional import cached_property

from .frozen import frozen_of
from .late_changes import late_changes_of, refuse_unstated
from .permissions import ClosedYearPermissionTester


class ClosedYearMixin:
    """For a page that is changed only for a reason once its year is closed. It says in ``is_closed`` whether it is."""

    @property
    def late_changes(self):
        """What was changed and published after its year was closed."""
        return late_changes_of(self) if self.is_closed else ()

    def permissions_for_user(self, user):
        return ClosedYearPermissionTester(user, self)

    def refuse_to_publish(self):
        super().refuse_to_publish()
        refuse_unstated(self)


class FrozenPageMixin(ClosedYearMixin):
    """For a page that also keeps what it showed when its year was closed."""

    @cached_property
    def frozen(self):
        """The FrozenPage of a page whose year is closed, or None."""
        return frozen_of(self)

    @property
    def is_closed(self):
        """Whether its year is closed."""
        return self.frozen is not None

    @property
    def late_changes(self):
        return super().late_changes if self.is_closed and self.frozen.is_changed else ()

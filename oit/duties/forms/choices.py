"""People and orders of a station to choose from, asked for once for a whole form."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.models import User
from cms.models.stations import SUPERVISING, people_of
from home.models import Order
from oit.duties.models import Assignment
from oit.duties.people import named


class InstanceField(forms.TypedChoiceField):
    """One of the ``instances``, or None. ``label_of``: how each is called in the list."""

    def __init__(self, instances, label_of=str, empty_label="–", **kwargs):
        by_key = {str(each.pk): each for each in instances}
        super().__init__(
            choices=[("", empty_label), *((key, label_of(each)) for key, each in by_key.items())],
            coerce=by_key.get,
            empty_value=None,
            **kwargs,
        )

    def prepare_value(self, value):
        return value.pk if hasattr(value, "pk") else value


class StationChoices:
    """What the forms about the station ``site`` offer. ``assigned``: Assignments whose people must be offered too."""

    def __init__(self, site, assigned=()):
        self.site, self.assigned = site, list(assigned)

    @cached_property
    def people(self):
        """The Users who work here, and those who left and are still assigned to something."""
        return _with(people_of([self.site]), [each.preparer for each in self.assigned])

    @cached_property
    def supervisors(self):
        return _with(people_of([self.site], SUPERVISING), [each.supervisor for each in self.assigned])

    @cached_property
    def orders(self):
        """The station's published orders, the newest first."""
        return list(Order.objects.of_station(self.site).published())

    @cached_property
    def here(self):
        """The ids of the Users who work here."""
        return set(people_of([self.site]).values_list("pk", flat=True))

    def name_of(self, user):
        """The name of a User, marked where they have left."""
        if user.pk in self.here:
            return named(user)
        return _("%(who)s – has left") % {"who": named(user)}

    @staticmethod
    def name_of_order(order):
        return _("Order %(number)s: %(subject)s") % {"number": order.number, "subject": order.subject}

    def leaving(self, duties):
        """The Users who have something that can be handed over: here, assigned, or named by one of the Duties."""
        kept = Assignment.objects.of_station(self.site).values_list("preparer", "supervisor")
        assigned = User.objects.filter(pk__in={key for pair in kept for key in pair if key})
        return _with(people_of([self.site]), [*assigned, *(duty.person for duty in duties)])


def _with(people, others):
    return list(dict.fromkeys([*people, *(each for each in others if each)]))

"""Who may do much here."""

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import Site

from cms.integrity.kinds import Kind
from cms.models import StationGroup, User
from cms.models.stations import Role

from .seen import Seen

# Officers prepare; these decide, or read what is sealed.
RAISED = (Role.SUPERVISOR, Role.CHIEF, Role.COMPLAINTS)


def of_station(site: Site):
    groups = StationGroup.objects.filter(site=site, role__in=RAISED, group__user__is_active=True)
    for role, username in groups.values_list("role", "group__user__username").order_by("role"):
        yield Seen(Kind.ROLE, f"{username}: {role}")


def of_installation():
    active = User.objects.filter(is_active=True)
    for user in active.filter(is_superuser=True):
        yield Seen(Kind.ADMINISTRATOR, user.username, user.get_full_name())
    # Nothing here gives permissions to a person alone, or to a group of no station.
    others = Group.objects.filter(station_group=None)
    for user in active.filter(Q(groups__in=others) | ~Q(user_permissions=None)).distinct():
        yield Seen(Kind.ADMINISTRATOR, f"{user.username}: +", user.get_full_name())

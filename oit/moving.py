"""What the people of a station that was moved here may do (``cms.moving``)."""

from django.contrib.auth.models import Group

from cms.models.stations import StationGroup
from cms.moving import registry

from .stations import permissions_of


def register():
    registry.afterwards("roles", keep_to_roles)


def keep_to_roles(site, numbers):
    """Takes from the groups that came along whatever their roles do not give.

    Whoever has the public key can write a station file. Pages, folders and settings are the station's own, but a
    permission such as that to change groups would be about the whole installation.
    """
    roles = dict(StationGroup.objects.filter(site=site).values_list("group", "role"))
    for group in Group.objects.filter(pk__in=numbers.moved(Group).values()):
        allowed = permissions_of(roles[group.pk]) if group.pk in roles else []
        group.permissions.remove(*group.permissions.exclude(pk__in=[each.pk for each in allowed]))

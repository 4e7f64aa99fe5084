"""Whose rooms there are: a room is what holders of keys have in common, one kind at one station."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Site

from cms.models import StationSettings
from cms.models.stations import Role, sites_with_role
from feedback.complaints.holders import active_holders
from feedback.complaints.models import KeyHolder, Kind


@dataclass
class Room:
    """One ``kind`` at the station ``site``, as the ``user`` finds it."""

    site: Site
    kind: Kind
    user: object

    @cached_property
    def name(self):
        return StationSettings.for_site(self.site).name

    @cached_property
    def may_ask(self):
        """Whether the user may ask for a key: complaint officers may. It opens nothing by itself."""
        return self.site.pk in sites_with_role(self.user, Role.COMPLAINTS)

    @cached_property
    def active(self):
        """The KeyHolders that receive now."""
        return active_holders(self.site, self.kind)

    @cached_property
    def own(self):
        """The user's own KeyHolders here, newest first; more than one only while a lost key is being replaced."""
        return list(KeyHolder.objects.filter(site=self.site, kind=self.kind, user=self.user).order_by("-pk"))

    @property
    def own_active(self):
        numbers = {one.pk for one in self.active}
        return [one for one in self.own if one.pk in numbers]

    @property
    def is_member(self):
        """Whether a key of the user receives."""
        return bool(self.own_active)

    @property
    def waiting(self):
        """The KeyHolders of the room that wait for a countersignature."""
        return KeyHolder.objects.filter(
            site=self.site, kind=self.kind, countersignature__isnull=True
        ).select_related("user")

    def address(self, name, *args):
        """The address of the screen ``name`` of this room."""
        return reverse(f"complaints:{name}", args=[self.site.pk, self.kind.value, *args])


def rooms_of(user):
    """The Rooms that ``user`` may enter: those of a complaint officer, and those where the user holds a key."""
    keys = set(KeyHolder.objects.filter(user=user).values_list("site_id", "kind"))
    sites = sites_with_role(user, Role.COMPLAINTS)
    found = Site.objects.filter(pk__in={*sites, *(site for site, _ in keys)}).order_by("pk")
    return [
        Room(site, kind, user)
        for site in found
        for kind in Kind
        if site.pk in sites or (site.pk, kind.value) in keys
    ]


def room_of(user, site_id, kind):
    """The Room of this address. Raises Http404 where there is no such kind, PermissionDenied for others' rooms.

    An administrator who is no complaint officer is refused like everyone else.
    """
    if kind not in Kind.values:
        raise Http404
    for room in rooms_of(user):
        if (room.site.pk, room.kind) == (site_id, kind):
            return room
    raise PermissionDenied

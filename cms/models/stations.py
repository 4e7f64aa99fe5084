"""A station is a Wagtail Site. This says what belongs to one, who works for it, and what they may do there.

Someone may have different roles at two stations. What is asked here is always asked about one station: what a role
allows at the one says nothing of the other.
"""

from django.conf import settings
from django.contrib.auth import get_permission_codename, get_user_model
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Collection, GroupCollectionPermission, Page, Site

from cms.root_paths import homes_by_number


class Role(models.TextChoices):
    """The four roles that every station has."""

    OFFICER = "officer", _("Information officer")
    SUPERVISOR = "supervisor", _("Head of a line of work")
    CHIEF = "chief", _("Head of station")
    COMPLAINTS = "complaints", _("Complaint officer")


# Those who answer for what others prepare.
SUPERVISING = (Role.SUPERVISOR, Role.CHIEF)
# Complaint officers see no pages.
WITH_PAGES = (Role.OFFICER, *SUPERVISING)


class StationGroup(models.Model):
    """Says which station, and which role there, a Django group stands for."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="station_groups")
    role = models.CharField(max_length=20, choices=Role)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="station_group")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "role"], name="one_group_per_station_and_role")
        ]

    def __str__(self):
        return f"{self.site.site_name}: {self.get_role_display()}"


class StationQuerySet(models.QuerySet):
    def of_station(self, site):
        """Those that belong to the station ``site`` (a Site or its id)."""
        return self.filter(site=site)


class StationOwned(models.Model):
    """Something that belongs to one station. Its admin screens come from ``cms.admin.viewsets``."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, verbose_name=_("station"), related_name="+")

    objects = StationQuerySet.as_manager()

    class Meta:
        abstract = True


def sites_of(user):
    """The stations that ``user`` works for, as a queryset of Site. An administrator works for all."""
    if not user.is_active:
        return Site.objects.none()
    if user.is_superuser:
        return Site.objects.all()
    return Site.objects.filter(pk__in=roles_of(user))


def pages_of(sites, language=None):
    """The pages of the stations ``sites`` (ids of Sites, or a queryset of them), in one language or in all."""
    return _below(_stations_by_home(sites, language))


def own_pages_of(user):
    """The pages of ``sites_with_pages_of(user)``. Takes no query of its own where roles were asked about before."""
    if user.is_superuser:
        return pages_of(sites_with_pages_of(user))
    if not user.is_active:
        return Page.objects.none()
    sites = sites_with_role(user, *WITH_PAGES)
    return _below(path for path, site in _homes_for(user).items() if site in sites)


def _below(paths):
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return Page.objects.filter(below)


def _stations_by_home(sites, language=None):
    """``{path of a home page: id of its Site}``, for the home pages of one language or of all."""
    numbers = sites.values_list("pk", flat=True) if isinstance(sites, models.QuerySet) else sites
    return {
        home.path: number
        for number in numbers
        for home in homes_by_number(number)
        if language in (None, home.language)
    }


def collection_of(site):
    """The collection that holds the pictures and documents of the station ``site``."""
    permission = GroupCollectionPermission.objects.filter(group__station_group__site=site).first()
    return permission.collection if permission else Collection.get_first_root_node()


def own_collections(user):
    """The collections whose files ``user`` may see: those of the own stations, and what lies below them."""
    if user.is_superuser:
        return Collection.objects.all()
    tops = Collection.objects.filter(group_permissions__group__in=user.groups.all()).values_list(
        "path", flat=True
    )
    below = Q(pk__in=[])
    for path in set(tops):
        below |= Q(path__startswith=path)
    return Collection.objects.filter(below)


# --- By role -------------------------------------------------------------------------------------


def people_of(sites, roles=WITH_PAGES):
    """The Users who may sign in and have one of the roles at any of the stations, by name, with their profiles.

    ``sites``: Sites, their ids, or a queryset of them.
    """
    groups = StationGroup.objects.filter(site__in=sites, role__in=roles).values("group")
    found = get_user_model().objects.filter(is_active=True, groups__in=groups).distinct()
    return found.select_related("wagtail_userprofile").order_by("first_name", "last_name", "username")


def roles_of(user):
    """``{id of a Site: the roles that the user has there}``. Remembered with the user, who lives for one request."""
    return {site: roles for site, (roles, _rights) in _held_by(user).items()} if user.is_active else {}


def _held_by(user):
    """``{id of a Site: (roles, rights)}`` of the user, asked for once. A right: (label of an app, codename)."""
    if not hasattr(user, "_held_by_station"):
        found = {}
        groups = StationGroup.objects.filter(group__in=user.groups.all())
        of_right = ("group__permissions__content_type__app_label", "group__permissions__codename")
        for site, role, *right in groups.values_list("site_id", "role", *of_right):
            roles, rights = found.setdefault(site, (set(), set()))
            roles.add(role)
            rights.add(tuple(right))
        user._held_by_station = found
    return user._held_by_station


def sites_with_role(user, *roles):
    """The ids of the Sites at which the user has one of the ``roles``."""
    return [site for site, held in roles_of(user).items() if not held.isdisjoint(roles)]


def sites_with_pages_of(user):
    """Those of ``sites_of(user)`` whose pages ``user`` may see: complaint officers see none."""
    sites = sites_of(user)
    return sites if user.is_superuser else sites.filter(pk__in=sites_with_role(user, *WITH_PAGES))


def sees_pages(user):
    """Whether there is a station whose pages ``user`` may see."""
    return user.is_active and (user.is_superuser or bool(sites_with_role(user, *WITH_PAGES)))


def has_role(user, site, *roles):
    """Whether ``user`` has one of the ``roles`` at the station ``site``. An administrator has them all."""
    if not user.is_active:
        return False
    return user.is_superuser or site.pk in sites_with_role(user, *roles)


def has_role_for(user, page, *roles):
    """Whether ``user`` has one of the ``roles`` at the station of the ``page``. An administrator has them all.

    The home pages are remembered with the user, so that asking about many pages takes no further queries.
    """
    if not user.is_active or user.is_superuser:
        return user.is_active
    sites = sites_with_role(user, *roles)
    homes = _homes_for(user).items()
    return any(site in sites and page.path.startswith(home) for home, site in homes)


def _homes_for(user):
    """``{path of a home page: id of its Site}`` of the stations at which ``user`` has any role, asked for once."""
    if not hasattr(user, "_stations_by_home"):
        user._stations_by_home = _stations_by_home(roles_of(user))
    return user._stations_by_home


# --- By permission -------------------------------------------------------------------------------


def _site_ids_where(user, actions, model):
    meta = model._meta
    wanted = {(meta.app_label, get_permission_codename(action, meta)) for action in actions}
    return [site for site, (_roles, rights) in _held_by(user).items() if not rights.isdisjoint(wanted)]


def sites_where(user, actions, model):
    """The Sites at which a role of the user allows one of the ``actions`` (add, change …) on the ``model``.

    An administrator may do everything everywhere.
    """
    if user.is_superuser or not user.is_active:
        return sites_of(user)
    return Site.objects.filter(pk__in=_site_ids_where(user, actions, model))


def may_somewhere(user, actions, model):
    """Whether there are ``sites_where``."""
    return user.is_active and (user.is_superuser or bool(_site_ids_where(user, actions, model)))


def may(user, action, model, site):
    """Whether a role that the user has at this very station ``site`` allows the ``action`` on the ``model``.

    Django's own question would also count what the user may do at another station.
    """
    if user.is_superuser or not user.is_active:
        return user.is_active
    return site.pk in _site_ids_where(user, [action], model)


def position_of(user, site):
    """What the public is told of someone instead of a name: the position, or else the role at the station ``site``.

    In Thai, for it is kept with what was done; empty for nobody and for someone who has neither.
    """
    if user is None or user.position:
        return user.position if user else ""
    own = StationGroup.objects.filter(site=site, group__in=user.groups.all()).first()
    with override(settings.LANGUAGE_CODE):
        return str(own.get_role_display()) if own else ""

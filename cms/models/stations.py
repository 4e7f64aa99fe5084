"""A station is a Wagtail Site. This says what belongs to one, and who works for it."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Site


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
    return Site.objects.filter(station_groups__group__in=user.groups.all()).distinct()


def people_of(sites):
    """The Users who keep pages of any of the stations ``sites`` (Sites, or a queryset of them) and may sign in.

    Complaint officers see no pages.
    """
    at_work = get_user_model().objects.filter(
        is_active=True,
        groups__station_group__site__in=sites,
        groups__station_group__role__in=[role for role in Role if role != Role.COMPLAINTS],
    )
    return at_work.distinct().order_by("first_name", "last_name", "username")


def sites_with_pages_of(user):
    """Those of ``sites_of(user)`` whose pages ``user`` may see: complaint officers see none."""
    if user.is_superuser:
        return sites_of(user)
    own = StationGroup.objects.filter(group__in=user.groups.all(), role__in=WITH_PAGES)
    return sites_of(user).filter(pk__in=own.values("site"))


def has_role(user, site, *roles):
    """Whether ``user`` has one of the ``roles`` at the station ``site``. An administrator has them all."""
    if not user.is_active:
        return False
    return user.is_superuser or not roles_of(user).get(site.pk, set()).isdisjoint(roles)


def roles_of(user):
    """``{id of a Site: the roles that the user has there}``. Remembered with the user, who lives for one request."""
    if not user.is_active:
        return {}
    if "_roles_by_station" not in vars(user):
        found = {}
        groups = StationGroup.objects.filter(group__in=user.groups.all())
        for site, role in groups.values_list("site_id", "role"):
            found.setdefault(site, set()).add(role)
        user._roles_by_station = found
    return user._roles_by_station


def position_of(user, site):
    """What the public is told of someone instead of a name: the position, or else the role at the station ``site``.

    In Thai, for it is kept with what was done; empty for nobody and for someone who has neither.
    """
    if user is None or user.position:
        return user.position if user else ""
    own = StationGroup.objects.filter(site=site, group__in=user.groups.all()).first()
    with override(settings.LANGUAGE_CODE):
        return str(own.get_role_display()) if own else ""

"""Who works at a station, as those who give and keep duties need to know it."""

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Permission

from cms.models import StationGroup, User
from cms.models.stations import WITH_PAGES


def people_of(site, roles=WITH_PAGES):
    """The Users who are active and have one of the roles at the station ``site``, by name, with their profiles."""
    groups = StationGroup.objects.filter(site=site, role__in=roles).values("group")
    found = User.objects.filter(is_active=True, groups__in=groups).distinct()
    return found.select_related("wagtail_userprofile").order_by("first_name", "last_name", "username")


def may(user, site, action, model):
    """Whether a role that the User has at this very station ``site`` allows the action (add, change …) on ``model``.

    Django's own question would also count what the user may do at another station.
    """
    if user.is_superuser or not user.is_active:
        return user.is_superuser and user.is_active
    meta = model._meta
    return Permission.objects.filter(
        content_type__app_label=meta.app_label,
        codename=get_permission_codename(action, meta),
        group__station_group__site=site,
        group__user=user,
    ).exists()


def language_of_person(user):
    """The language in which the User reads the admin; Thai where they chose none."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def named(user):
    """The name of a User, with the position where one is given."""
    return f"{user} ({user.position})" if user.position else str(user)

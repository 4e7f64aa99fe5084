"""Who is told of findings and accepts them: the head of the station, and administrators everything."""

from django.db.models import Q

from cms.models import User
from cms.models.stations import Role, has_role, people_of, sites_with_role

from .models import Finding


def findings_for(user):
    """The Findings that ``user`` may see, and accept."""
    if not user.is_active:
        return Finding.objects.none()
    if user.is_superuser:
        return Finding.objects.all()
    return Finding.objects.filter(site__in=sites_with_role(user, Role.CHIEF))


def sees_findings(user):
    return user.is_active and (user.is_superuser or bool(sites_with_role(user, Role.CHIEF)))


def findings_at(user, site):
    """Those at the station ``site``, and for an administrator those of the installation too."""
    if not has_role(user, site, Role.CHIEF):
        return Finding.objects.none()
    wanted = Q(site=site) | Q(site=None) if user.is_superuser else Q(site=site)
    return Finding.objects.filter(wanted)


def told_of(site):
    """The Users who are told of findings at ``site``; of the installation's where it is None."""
    administrators = list(User.objects.filter(is_active=True, is_superuser=True))
    heads = list(people_of([site], [Role.CHIEF])) if site else []
    return [user for user in {each.pk: each for each in [*heads, *administrators]}.values() if user.email]

"""Who has which role at the station of a page."""

from wagtail.models import Page

from cms.models import StationGroup


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


def has_role(user, page, roles):
    """Whether ``user`` has one of the ``roles`` at the station that ``page`` belongs to."""
    site = page.get_site() if roles_of(user) else None
    return site is not None and not roles_of(user).get(site.pk, set()).isdisjoint(roles)


def homes_where(user, role):
    """The home pages, in every language, of the stations where ``user`` has ``role``."""
    sites = [site for site, roles in roles_of(user).items() if role in roles]
    keys = Page.objects.filter(sites_rooted_here__in=sites).values("translation_key")
    return Page.objects.filter(translation_key__in=keys, depth=2)

"""Who has which role at the station of a page."""

from wagtail.models import Page

from cms.models import StationGroup


def roles_of(user):
    """``{path of a home page: the roles that the user has at its station}``, for the home pages of every language.

    Remembered with the user, who lives for one request.
    """
    if not user.is_active:
        return {}
    if not hasattr(user, "_roles_by_home"):
        roles = {}
        groups = StationGroup.objects.filter(group__in=user.groups.all())
        for key, role in groups.values_list("site__root_page__translation_key", "role"):
            roles.setdefault(key, set()).add(role)
        homes = Page.objects.filter(translation_key__in=roles, depth=2).values_list("path", "translation_key")
        user._roles_by_home = {path: roles[key] for path, key in homes} if roles else {}
    return user._roles_by_home


def has_role(user, page, wanted):
    """Whether ``user`` has one of the ``wanted`` roles at the station that ``page`` belongs to."""
    return any(page.path.startswith(home) and roles & {*wanted} for home, roles in roles_of(user).items())


def homes_where(user, role):
    """The paths of the home pages, in every language, of the stations where ``user`` has ``role``."""
    return [home for home, roles in roles_of(user).items() if role in roles]

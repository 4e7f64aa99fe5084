"""Bulk actions, only on what belongs to the user's own station.

Wagtail names the objects that a user may not change on its confirmation page, so they are sorted out before.
"""

from django.core.exceptions import PermissionDenied
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action import index

from cms.admin.isolation import own_pages
from cms.models import StationDocument, StationImage
from cms.models.stations import own_collections

# What may be acted on in bulk, and which of it is the user's own. Entries of directories and accounts are
# missing on purpose: Wagtail checks them by their model, which says nothing of the station.
OWN = {
    ("wagtailcore", "page"): own_pages,
    ("cms", "stationimage"): lambda user: _own_files(StationImage, user),
    ("cms", "stationdocument"): lambda user: _own_files(StationDocument, user),
}


@require_admin_access
def bulk_action(request, app_label, model_name, action):
    if not request.user.is_superuser and not _all_own(request, app_label, model_name):
        raise PermissionDenied
    return index(request, app_label, model_name, action)


def _all_own(request, app_label, model_name):
    own = OWN.get((app_label, model_name))
    if own is None:
        return False
    # "all" stands for the listing, which shows the user's own only.
    ids = {value for value in request.GET.getlist("id") if value != "all"}
    return all(value.isdigit() for value in ids) and own(request.user).filter(pk__in=ids).count() == len(ids)


def _own_files(model, user):
    return model.objects.filter(collection__in=own_collections(user))

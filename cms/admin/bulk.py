"""Bulk actions, only where Wagtail checks each object against the station's permissions."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action import index

# Pages are checked by the tree, images and documents by their collection. Entries of a directory and
# accounts are checked by the model only, which says nothing of the station.
CHECKED_BY_OBJECT = {("wagtailcore", "page"), ("cms", "stationimage"), ("cms", "stationdocument")}


@require_admin_access
def bulk_action(request, app_label, model_name, action):
    if not request.user.is_superuser and (app_label, model_name) not in CHECKED_BY_OBJECT:
        raise PermissionDenied
    return index(request, app_label, model_name, action)

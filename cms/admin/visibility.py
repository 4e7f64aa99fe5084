"""Wagtail's dialog of who may see a page or a collection, with the groups of its own station alone.

Wagtail offers every group of the installation there, and gives no way to choose: its views name their form themselves.
Here they have a form of ours, which the view around them tells whose groups it offers.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.models import Group
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.collections import CollectionViewRestrictionForm
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.views import collection_privacy, page_privacy
from wagtail.models import Collection, Page, Site

_offered = ContextVar("groups that may be chosen")


class _OfOneStation:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Without the view around it a form offers nobody.
        self.fields["groups"].queryset = _offered.get(Group.objects.none())


class PageVisibilityForm(_OfOneStation, PageViewRestrictionForm):
    pass


class CollectionVisibilityForm(_OfOneStation, CollectionViewRestrictionForm):
    pass


def register():
    """Gives Wagtail's views the forms above."""
    page_privacy.PageViewRestrictionForm = PageVisibilityForm
    collection_privacy.CollectionViewRestrictionForm = CollectionVisibilityForm


@require_admin_access
def page_visibility(request, page_id):
    page = get_object_or_404(Page, pk=page_id)
    # The home pages of all languages, right below the root, are translations of each other.
    home = Page.objects.filter(path=page.path[: 2 * Page.steplen])
    with _offering(Site.objects.filter(root_page__translation_key__in=home.values("translation_key"))):
        return page_privacy.set_privacy(request, page_id)


@require_admin_access
def collection_visibility(request, collection_id):
    collection = get_object_or_404(Collection, pk=collection_id)
    above = collection.get_ancestors(inclusive=True)
    sites = Site.objects.filter(
        station_groups__group__collection_permissions__collection__in=above
    ).distinct()
    with _offering(sites):
        return collection_privacy.set_privacy(request, collection_id)


@contextmanager
def _offering(sites):
    """Inside it the forms offer the groups of the stations ``sites``; of none at all where there are none."""
    token = _offered.set(Group.objects.filter(station_group__site__in=sites).order_by("name"))
    try:
        yield
    finally:
        _offered.reset(token)

"""The filters of lists of pages offer the stations and the people of whoever looks, where Wagtail's offer all."""

from django.contrib.auth import get_user_model
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views.pages import listing

from cms.models.stations import sites_of

# Wagtail's own texts, whose Thai is in the catalogue of libraries: not collected into ours.
theirs = gettext_lazy


def _stations(request):
    return sites_of(request.user)


def _colleagues(request):
    users = get_user_model().objects.all()
    if request.user.is_superuser:
        return users
    return users.filter(groups__station_group__site__in=_stations(request)).distinct()


def _users(kind, name, label):
    return kind(field_name=name, label=theirs(label), queryset=_colleagues, widget=CheckboxSelectMultiple)


def register():
    own = {
        "owner": _users(MultipleUserFilter, "owner", "Owner"),
        "edited_by": _users(listing.EditedByFilter, "edited_by", "Edited by"),
        "site": listing.SiteFilter(
            field_name="site", label=theirs("Site"), queryset=_stations, widget=CheckboxSelectMultiple
        ),
    }
    # Each list takes one of these, or makes its own from it.
    for filters in (listing.PageFilterSet, listing.GenericPageFilterSet):
        filters.base_filters.update(own)

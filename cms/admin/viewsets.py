"""The one way in which things of a station appear in the admin.

A filtered list does not isolate stations: every view that takes an id checks the object behind it.
"""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.models.stations import sites_of

from .permissions import StationPermissionPolicy

# For views that ask for no permission of their own.
ANY_ACTION = ("add", "change", "delete", "publish", "view")


class StationOwnedForm(WagtailAdminModelForm):
    """Gives a new entry its station: the user's own, or the chosen one where a user works for several.

    The station of a stored entry cannot be changed.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sites = list(sites_of(self.for_user)[:2])
        if self.instance.site_id:
            del self.fields["site"]
        elif len(sites) == 1:
            self.instance.site = sites[0]
            del self.fields["site"]
        else:
            self.fields["site"].queryset = sites_of(self.for_user)


def own_station_only(view, viewset, actions):
    """Wraps ``view`` so that it refuses an object of a station at which the user may do none of the ``actions``."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        key = kwargs.get("pk", args[0] if args else None)
        if key is not None:
            found = viewset.model._default_manager.filter(pk=unquote(str(key))).first()
            if found is None:
                raise Http404(_("This entry does not exist any more."))
            if (
                not viewset.permission_policy.sites_where(request.user, actions)
                .filter(pk=found.site_id)
                .exists()
            ):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


class StationChooserViewSet(SnippetChooserViewSet):
    """Offers and gives out the entries of the user's own stations only."""

    def construct_view(self, view_class, **kwargs):
        class OfOwnStation(view_class):
            def get_object_list(self):
                return super().get_object_list().filter(site__in=sites_of(self.request.user))

            def get_object(self, pk):
                found = super().get_object(pk)
                if not sites_of(self.request.user).filter(pk=found.site_id).exists():
                    raise PermissionDenied
                return found

            def get_objects(self, pks):
                return super().get_objects(pks).filter(site__in=sites_of(self.request.user))

        return super().construct_view(OfOwnStation, **kwargs)


class StationViewSet(SnippetViewSet):
    """Base of the admin of every StationOwned model."""

    chooser_viewset_class = StationChooserViewSet
    # A search in these listings looks for the letters anywhere in ``search_fields``: entries are few, parts of
    # Thai words are found, and the full-text index of SQLite cannot be asked about single fields.
    search_backend_name = None
    base_form_class = StationOwnedForm

    @property
    def permission_policy(self):
        return StationPermissionPolicy(self.model)

    def construct_view(self, view_class, **kwargs):
        asked = getattr(view_class, "permission_required", None)
        actions = [asked] if asked else getattr(view_class, "any_permission_required", None) or ANY_ACTION
        return own_station_only(super().construct_view(view_class, **kwargs), self, actions)

    def get_edit_handler(self):
        panels = [FieldPanel("site"), *self.model.panels]
        handler = ObjectList(panels, base_form_class=self.base_form_class)
        return handler.bind_to_model(self.model)

    def get_queryset(self, request):
        return self.model._default_manager.filter(site__in=sites_of(request.user))

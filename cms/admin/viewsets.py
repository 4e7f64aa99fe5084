"""The one way in which things of a station appear in the admin.

A filtered list does not isolate stations: every view that takes an id checks the object behind it.
"""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from cms.models.stations import sites_of, sites_where

from .owned import OwnChoicesMixin
from .permissions import StationPermissionPolicy

# For views that ask for no permission of their own.
ANY_ACTION = ("add", "change", "delete", "publish", "view")


class StationOwnedForm(OwnChoicesMixin, WagtailAdminModelForm):
    """Gives a new entry its station: the one where the user may add it, or the chosen one of several.

    The station of a stored entry cannot be changed.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.site_id:
            del self.fields["site"]
            return
        own = sites_where(self.for_user, ["add"], self._meta.model)
        sites = list(own[:2])
        if len(sites) == 1:
            self.instance.site = sites[0]
            del self.fields["site"]
        else:
            self.fields["site"].queryset = own


class AtOneStation:
    """A view that asks what the user may do at the station of its entry, not what the user may do somewhere.

    It refuses an entry of a station at which the user may do nothing of what it takes.
    """

    permission_policy = None

    def setup(self, request, *args, **kwargs):
        key = kwargs.get("pk", args[0] if args else None)
        if key is not None:
            entries = self.permission_policy.model._default_manager.select_related("site")
            found = entries.filter(pk=unquote(str(key))).first()
            if found is None:
                raise Http404(_("This entry does not exist any more."))
            self.permission_policy = self.permission_policy.at(found.site)
            if not self.permission_policy.user_has_any_permission(request.user, self._actions_taken()):
                raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def _actions_taken(self):
        """The actions of which the view takes one."""
        required = getattr(self, "permission_required", None)
        return [required] if required else getattr(self, "any_permission_required", None) or ANY_ACTION


class StationCreateView(CreateView):
    def is_valid(self, form):
        """Which station a new entry belongs to, and so whether it may be published at once, is known only now."""
        if super().is_valid(form) and self.action == "publish" and not self._may_publish(form.instance):
            form.add_error(
                "site" if "site" in form.fields else None,
                _("Your role at this station does not publish. Save it as a draft, and have it published."),
            )
        return super().is_valid(form)

    def _may_publish(self, entry):
        return self.user_has_permission_for_instance("publish", entry)


class OneByOneIndexView(IndexView):
    """A listing without boxes for actions on several entries at once, where there are no such actions."""

    @cached_property
    def columns(self):
        return [column for column in super().columns if column.name != "bulk_actions"]


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
    add_view_class = StationCreateView

    @property
    def permission_policy(self):
        return StationPermissionPolicy(self.model)

    @property
    def breadcrumbs_items(self):
        """Wagtail's, whose first is worded when the views are made, in the language of that moment."""
        first, *others = super().breadcrumbs_items
        return [{**first, "label": _("Home")}, *others]

    def construct_view(self, view_class, **kwargs):
        held = type(view_class.__name__, (AtOneStation, view_class), {"__module__": view_class.__module__})
        return super().construct_view(held, **kwargs)

    def get_edit_handler(self):
        panels = [FieldPanel("site"), *self.model.panels]
        handler = ObjectList(panels, base_form_class=self.base_form_class)
        return handler.bind_to_model(self.model)

    def get_queryset(self, request):
        return self.model._default_manager.filter(site__in=sites_where(request.user, ANY_ACTION, self.model))

"""The signs of a station in the admin."""

import django_filters
from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from cms.admin.columns import DateColumn, TemplateColumn
from cms.admin.viewsets import OneByOneIndexView, StationViewSet
from oit.signs.kinds import kind_choices
from oit.signs.models import Sign

from .forms import SignForm
from .looking import RemakeView, SignFileView, SignInspectView
from .making import MakeView


class SignFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind of sign"), choices=kind_choices)

    class Meta:
        model = Sign
        fields = ["kind"]


class SignIndexView(OneByOneIndexView):
    """The title leads to where a sign is looked at and printed."""

    add_item_label = _("Make a sign")

    def get_edit_url(self, instance):
        return self.get_inspect_url(instance)


class SignViewSet(StationViewSet):
    model = Sign
    base_form_class = SignForm
    icon = "thumbtack"
    menu_label = _("Signs")
    menu_name = "signs"
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = SignInspectView
    inspect_template_name = "oit/signs/inspect.html"
    index_view_class = SignIndexView
    filterset_class = SignFilterSet
    list_display = [
        "__str__",
        DateColumn(Sign, "placed_on"),
        TemplateColumn("state", "oit/signs/cell_state.html", label=_("State")),
    ]
    search_fields = ["point", "point_en", "link__code"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("link__site").prefetch_related("checks")

    @property
    def add_view(self):
        return self.construct_view(MakeView)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            re_path(
                r"^file/(?P<pk>\d+)/sign\.(?P<format>pdf|png)$",
                self.construct_view(SignFileView),
                name="file",
            ),
            path("remake/<int:pk>/", self.construct_view(RemakeView), name="remake"),
        ]

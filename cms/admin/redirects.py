"""Redirects in the admin: Wagtail's own screens, in which each station's people see and change their own only."""

import django_filters
from django import forms
from django.contrib.messages import success
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.admin.permissions import StationPermissionPolicy
from cms.admin.redirect_forms import RedirectListForm, StationRedirectForm
from cms.models.stations import sites_of

# In the place of Wagtail's own, which knows no stations. Redirects of every station are an administrator's.
permission_policy = StationPermissionPolicy(Redirect)


class OwnRedirectsFilterSet(RedirectsReportFilterSet):
    # Wagtail's own has the same words in the language of whoever came first.
    is_permanent = django_filters.ChoiceFilter(
        label=_("Type"),
        method="filter_type",
        choices=[(True, _("Permanent")), (False, _("Temporary"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    site = django_filters.ModelChoiceFilter(
        label=_("Station"),
        queryset=lambda request: sites_of(request.user) if request else Site.objects.none(),
    )


class IndexView(views.IndexView):
    permission_policy = permission_policy
    filterset_class = OwnRedirectsFilterSet
    export_headings = {
        "old_path": _("From"),
        "site": _("Station"),
        "link": _("To"),
        "get_is_permanent_display": _("Type"),
    }

    def get_base_queryset(self):
        own = permission_policy.instances_user_has_any_permission_for(
            self.request.user, self.any_permission_required
        )
        return super().get_base_queryset().filter(pk__in=own.values("pk"))


class OwnRedirect:
    """A view of one redirect: that of a station at which the user may not do what the view does is not found."""

    permission_policy = permission_policy

    def get_queryset(self):
        return permission_policy.instances_user_has_permission_for(
            self.request.user, self.permission_required
        )


class CreateView(views.CreateView):
    permission_policy = permission_policy
    form_class = StationRedirectForm


class EditView(OwnRedirect, views.EditView):
    form_class = StationRedirectForm


class DeleteView(OwnRedirect, views.DeleteView):
    pass


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Makes many redirects of one station at once. Wagtail's own import offers every station."""

    permission_policy = permission_policy
    permission_required = "add"
    form_class = RedirectListForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = _("Import redirects")
    header_icon = "redirect"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailredirects:index"), "label": _("Redirects")},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "for_user": self.request.user}

    def form_valid(self, form):
        number = form.save()
        success(
            self.request,
            ngettext("%(number)s redirect made.", "%(number)s redirects made.", number) % {"number": number},
        )
        return redirect("wagtailredirects:index")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.path, submit_button_label=_("Import redirects"), **kwargs
        )


def wagtails_own_import(request):
    """The second step of Wagtail's import, which ``ImportView`` has taken the place of."""
    raise PermissionDenied


# In front of Wagtail's own, at the same addresses, so that its names and its menu lead here.
urlpatterns = [
    path("redirects/", IndexView.as_view()),
    path("redirects/results/", IndexView.as_view(results_only=True)),
    path("redirects/add/", CreateView.as_view()),
    path("redirects/<int:redirect_id>/", EditView.as_view()),
    path("redirects/<int:redirect_id>/delete/", DeleteView.as_view()),
    path("redirects/import/", ImportView.as_view()),
    path("redirects/import/process/", wagtails_own_import),
]

"""The contributions of a station in the admin."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Page
from wagtail.snippets.views.snippets import IndexView

from cms.admin.viewsets import ANY_ACTION, StationViewSet
from cms.lines_of_work import LineOfWork
from cms.models.stations import sites_where
from cms.thai.dates import format_date
from oit.contributions import steps
from oit.contributions.decision import DecisionForm
from oit.contributions.models import Contribution, Reader, State
from oit.contributions.taking import take
from oit.contributions.views import served
from oit.elements.taking import CannotTake

from .asking import AskView
from .editing import ContributionForm
from .inspecting import ContributionInspectView, may_approve
from .links import ShowsLinks


def items_asked_for(request):
    """The items of which some line of work of the user's stations was asked for a part."""
    own = (
        Contribution.objects.filter(site__in=sites_where(request.user, ANY_ACTION, Contribution))
        if request
        else Contribution.objects.none()
    )
    return Page.objects.filter(pk__in=own.values("page")).specific()


class ItemFilter(django_filters.ModelChoiceFilter):
    @property
    def field(self):
        field = super().field
        field.label_from_instance = lambda page: page.get_admin_display_title()
        return field


class ContributionFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices)
    page = ItemFilter(label=_("Item"), queryset=items_asked_for)
    line_of_work = django_filters.ChoiceFilter(label=_("Line of work"), choices=LineOfWork.choices)

    class Meta:
        model = Contribution
        fields = ["state", "page", "line_of_work"]


class ContributionIndexView(IndexView):
    """The title leads to where a contribution is looked at; changing the request is one of the things done there."""

    add_item_label = _("Ask a line of work")

    @cached_property
    def columns(self):
        """Without the boxes for bulk actions: there are none on contributions."""
        return [column for column in super().columns if column.name != "bulk_actions"]

    def get_edit_url(self, instance):
        return self.get_inspect_url(instance)

    def get_list_more_buttons(self, instance):
        return []


class ActView(PermissionCheckedMixin, ShowsLinks, View):
    """Does what a button below a contribution says. ``do`` in the form names it."""

    permission_policy = None
    any_permission_required = ["change", "approve"]
    page_title = _("New link")

    def post(self, request, pk):
        self.contribution = get_object_or_404(Contribution, pk=pk)
        name = request.POST.get("do", "")
        if name not in self.ACTIONS:
            raise Http404
        try:
            return self.ACTIONS[name](self) or self.back()
        except (steps.WrongStep, CannotTake) as error:
            messages.error(request, str(error))
            return self.back()

    def back(self):
        return redirect("wagtailsnippets_contributions_contribution:inspect", self.contribution.pk)

    def may_change(self):
        if not self.permission_policy.user_has_permission_for_instance(
            self.request.user, "change", self.contribution
        ):
            raise PermissionDenied

    def take(self):
        self.may_change()
        page = take(self.contribution, self.request.user, replace=self.request.POST.get("replace") == "yes")
        messages.success(
            self.request,
            gettext("Taken into the draft of “%(page)s”. Look at it here; nothing is published yet.")
            % {"page": page.get_admin_display_title()},
        )
        return redirect(
            f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#element-{self.contribution.element}"
        )

    def withdraw(self):
        self.may_change()
        steps.withdraw(self.contribution, self.request.user)
        messages.success(self.request, gettext("Withdrawn. The links to it have ended."))

    def renew(self, reader):
        self.may_change()
        # A head with an account decides here or by the mail: nobody else is shown a link that decides in their name.
        if reader is Reader.HEAD and self.contribution.head:
            raise PermissionDenied
        return self.show_links({self.contribution: steps.renew(self.contribution, reader, self.request.user)})

    def decide(self):
        user = self.request.user
        if not may_approve(user, self.contribution):
            raise PermissionDenied
        form = DecisionForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, " ".join(text for texts in form.errors.values() for text in texts))
            return None
        form.carry_out(self.contribution, user.position or str(user), user)
        messages.success(self.request, gettext("Your decision is kept."))
        return None

    ACTIONS = {
        "take": take,
        "withdraw": withdraw,
        "decide": decide,
        "renew-officer": lambda self: self.renew(Reader.OFFICER),
        "renew-head": lambda self: self.renew(Reader.HEAD),
    }


class FileView(PermissionCheckedMixin, View):
    """A file that was sent in, for the people of the station."""

    model = Contribution
    permission_policy = None
    any_permission_required = ["add", "change", "view", "approve"]

    def get(self, request, pk, number):
        return served(get_object_or_404(Contribution, pk=pk).files.filter(pk=number).first() or _missing())


def _missing():
    raise Http404


class ContributionViewSet(StationViewSet):
    model = Contribution
    icon = "mail"
    menu_label = _("Contributions")
    menu_order = 95
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ContributionInspectView
    inspect_template_name = "contributions/admin/inspect.html"
    index_view_class = ContributionIndexView
    filterset_class = ContributionFilterSet
    list_display = [
        "brief",
        Column(
            "what", label=_("What is asked for"), accessor=lambda found: Truncator(found.subject).chars(60)
        ),
        Column(
            "due", label=_("Due day"), sort_key="due", accessor=lambda found: format_date(found.due, "short")
        ),
        Column("standing", label=_("State"), sort_key="state"),
    ]
    search_fields = ["wanted", "officer"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_pages().prefetch_related("mails")

    @property
    def add_view(self):
        return self.construct_view(AskView)

    def get_edit_handler(self):
        handler = ObjectList(self.model.panels, base_form_class=ContributionForm)
        return handler.bind_to_model(self.model)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("act/<int:pk>/", self.construct_view(ActView), name="act"),
            path("file/<int:pk>/<int:number>/", self.construct_view(FileView), name="file"),
        ]

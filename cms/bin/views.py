"""The bin in the admin: what is in it, restoring, and erasing for good."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.models.stations import may, may_somewhere, sites_where

from .erasing import erase
from .files import restore_file
from .forms import BinForm
from .models import KEPT_FOR, BinEntry, Kind
from .pages import restore_page
from .refusals import CannotRestore

SEEING = ("view", "change", "delete")


def sees_bin(user):
    """Whether there is a station whose bin ``user`` may open."""
    return may_somewhere(user, SEEING, BinEntry)


def entries_of(user):
    """The BinEntries that ``user`` may see."""
    found = BinEntry.objects.select_related("site", "binned_by")
    return found if user.is_superuser else found.filter(site__in=sites_where(user, SEEING, BinEntry))


def may_do(user, action, entry):
    """Whether ``user`` may restore ("change") or erase ("delete") the entry."""
    return user.is_superuser or (entry.site is not None and may(user, action, BinEntry, entry.site))


class BinMixin(WagtailAdminTemplateMixin):
    page_title = gettext_lazy("Bin")
    header_icon = "bin"

    def dispatch(self, request, *args, **kwargs):
        if not sees_bin(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BinView(BinMixin, View):
    """``?kind=`` and ``?q=`` choose among what is there."""

    template_name = "bin/bin.html"
    A_PAGE = 50

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request):
        form = BinForm(request.GET)
        entries = Paginator(form.chosen(entries_of(request.user)), self.A_PAGE).get_page(
            request.GET.get("page")
        )
        for entry in entries:
            entry.may_restore = may_do(request.user, "change", entry)
            entry.may_erase = may_do(request.user, "delete", entry)
        several = len({entry.site_id for entry in entries}) > 1
        context = self.get_context_data(form=form, entries=entries, days=KEPT_FOR.days, several=several)
        return self.render_to_response(context)


class OneEntry(BinMixin, View):
    """A view about one entry, for whoever may take the ``action`` at its station."""

    action = ""

    def dispatch(self, request, binned_id):
        if not may_do(request.user, self.action, self.entry):
            raise PermissionDenied
        return super().dispatch(request)

    @cached_property
    def entry(self):
        return get_object_or_404(entries_of(self.request.user), pk=self.kwargs["binned_id"])


class RestoreView(OneEntry):
    action = "change"
    http_method_names = ["post"]

    def post(self, request):
        restore = restore_page if self.entry.kind == Kind.PAGE else restore_file
        try:
            thing = restore(self.entry, request.user)
        except CannotRestore as error:
            messages.error(request, str(error))
        else:
            address = AdminURLFinder(request.user).get_edit_url(thing)
            messages.success(
                request,
                _("“%(title)s” is restored.") % {"title": self.entry.title},
                buttons=[messages.button(address, _("Open"))] if address else [],
            )
        return redirect("bin:list")


class EraseView(OneEntry):
    action = "delete"
    template_name = "bin/erase.html"

    def get_page_title(self):
        return _("Erase for good")

    def get_page_subtitle(self):
        return self.entry.title

    def get_breadcrumbs_items(self):
        whole = {"url": reverse("bin:list"), "label": BinMixin.page_title}
        return [*self.breadcrumbs_items, whole, {"url": "", "label": self.entry.title}]

    def get(self, request):
        return self.render_to_response(self.get_context_data(entry=self.entry))

    def post(self, request):
        try:
            erase(self.entry, request.user)
        except CannotRestore as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("“%(title)s” is erased for good.") % {"title": self.entry.title})
        return redirect("bin:list")

"""The admin pages on which the request of a person to see, correct or erase is answered."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms.models.stations import may

from . import access, copies, kinds
from .forms import EraseForm, FindForm, correction_form
from .retention import erase_now

TITLE = gettext_lazy("What the station holds about a person")


class FindView(WagtailAdminTemplateMixin, View):
    """Finds entries by e-mail address. The address is posted, so that no log of addresses keeps it."""

    template_name = "privacy/find.html"
    page_title = TITLE
    header_icon = "lock"

    def dispatch(self, request, *args, **kwargs):
        if not access.sees_some(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=FindForm()))

    def post(self, request):
        form = FindForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        found = access.entries_from(form.cleaned_data["email"], request.user)
        if found and ("csv" in request.POST or "sheet" in request.POST):
            self.log_copies(found)
            return copies.as_csv(found) if "csv" in request.POST else copies.as_sheets(request, found)
        return self.render_to_response(
            self.get_context_data(form=form, email=form.cleaned_data["email"], found=self.listed(found))
        )

    def listed(self, found):
        """``[(Kind, [{entry, held, may_correct, may_erase}])]``."""
        user = self.request.user
        return [
            (
                kind,
                [
                    {
                        "entry": entry,
                        "label": entry._meta.label_lower,
                        "held": access.held_in(entry),
                        "may_correct": may(user, "change", type(entry), entry.site),
                        "may_erase": may(user, "delete", type(entry), entry.site),
                    }
                    for entry in entries
                ],
            )
            for kind, entries in found
        ]

    def log_copies(self, found):
        for _kind, entries in found:
            for entry in entries:
                log(instance=entry, action="privacy.copy", title=str(entry._meta.verbose_name))


class OfOneEntry(WagtailAdminTemplateMixin, View):
    """A view about one entry, named by its model's label and its number; the user may do ``action`` at its station."""

    action = ""
    header_icon = "lock"

    def dispatch(self, request, entry_model, entry_id):
        models = {
            model._meta.label_lower: model for kind in kinds.all_kinds() for model in kinds.models_of(kind)
        }
        if entry_model not in models:
            raise Http404
        self.entry = get_object_or_404(models[entry_model].objects.select_related("site"), pk=entry_id)
        if not may(request.user, self.action, type(self.entry), self.entry.site):
            raise PermissionDenied
        return super().dispatch(request)

    def get_page_subtitle(self):
        return kinds.get(self.entry.retention_kind).title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("privacy:find"), "label": TITLE},
            {"url": "", "label": self.page_title},
        ]

    def answer(self, form):
        return self.render_to_response(
            self.get_context_data(form=form, entry=self.entry, held=access.held_in(self.entry))
        )

    def get(self, request):
        return self.answer(self.make_form())

    def post(self, request):
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.answer(form)
        self.act(form)
        return redirect("privacy:find")


class CorrectView(OfOneEntry):
    """Corrects what the person wrote; what became of it since stays."""

    template_name = "privacy/correct.html"
    page_title = gettext_lazy("Correct")
    action = "change"

    def make_form(self, data=None):
        return correction_form(type(self.entry))(data, instance=self.entry)

    def act(self, form):
        self.entry.save(update_fields=list(form.fields))
        log(instance=self.entry, action="privacy.correct", title=str(self.entry._meta.verbose_name))
        messages.success(
            self.request, _("Corrected. What the station has published of it is not changed by this.")
        )


class EraseView(OfOneEntry):
    """Erases the entry before its time, after asking once."""

    template_name = "privacy/erase.html"
    page_title = gettext_lazy("Erase")
    action = "delete"

    def make_form(self, data=None):
        return EraseForm(data)

    def act(self, form):
        erase_now([self.entry], form.cleaned_data["reason"], self.request.user)
        messages.success(
            self.request, _("Erased. The log says that, when and by whom, and nothing of what it was.")
        )

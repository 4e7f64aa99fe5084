"""The screen that shows the sample texts for a page and puts those chosen into its draft, and the Word files with which
a manual may begin."""

from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.admin.isolation import own_pages
from oit.models import ItemPage
from oit.papers import write_docx
from oit.papers.formats import CONTENT_TYPES

from .putting import offered, put, shown
from .skeletons import lines_offered, paper_of


class OfDraft:
    """Mixed into views about the newest draft of one page of the checklist, for whoever may change it."""

    def dispatch(self, request, page_id):
        self.draft = self.find(page_id)
        return super().dispatch(request)

    def find(self, page_id):
        """The newest draft of the page. Raises Http404 where the own stations have none, PermissionDenied without
        the right to change it."""
        found = own_pages(self.request.user).filter(pk=page_id).first()
        page = found.specific if found else None
        if not isinstance(page, ItemPage) or page.item is None or page.thai.pk != page.pk:
            raise Http404(_("This is no page of the checklist."))
        permissions = page.permissions_for_user(self.request.user)
        if not permissions.can_edit() or page.frozen:
            raise PermissionDenied
        self.is_locked = permissions.page_locked()
        return page.get_latest_revision_as_object()


class BeginView(OfDraft, WagtailAdminTemplateMixin, TemplateView):
    """``?field=`` chooses one field beforehand; without it all that are empty are chosen."""

    template_name = "oit/starters/begin.html"
    page_title = _("Begin with a sample text")
    header_icon = "doc-full"

    @cached_property
    def starters(self):
        return offered(self.draft)

    def post(self, request):
        with transaction.atomic():
            # Whoever saves the page at the same moment waits, and what they wrote is not written over.
            Page.objects.select_for_update().get(pk=self.draft.pk)
            draft = self.find(self.draft.pk)
            chosen = [each for each in offered(draft) if each.field in request.POST.getlist("field")]
            if self.is_locked:
                messages.error(
                    request, _("The page is locked. Have it unlocked, then begin with a sample text.")
                )
                return redirect(self.edit_address)
            if not chosen:
                messages.warning(
                    request,
                    _(
                        "Nothing was put into the draft: choose at least one text of a part that is still empty."
                    ),
                )
                return self.get(request)
            put(draft, chosen, request.user)
        messages.success(
            request,
            ngettext(
                "The sample text is in the draft. Fill in what stands in brackets, and change what is different at "
                "your station.",
                "The sample texts are in the draft. Fill in what stands in brackets, and change what is different at "
                "your station.",
                len(chosen),
            ),
        )
        return redirect(self.edit_address)

    @property
    def edit_address(self):
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])

    def get_page_subtitle(self):
        return self.draft.get_admin_display_title()

    def get_breadcrumbs_items(self):
        page = {"url": self.edit_address, "label": self.draft.get_admin_display_title()}
        return [*self.breadcrumbs_items, page, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("field")
        return super().get_context_data(
            texts=[
                {"field": each.field, "label": label, "texts": texts, "chosen": asked in (None, each.field)}
                for each, label, texts in shown(self.draft, self.starters)
            ],
            is_locked=self.is_locked,
            edit_address=self.edit_address,
            **kwargs,
        )


class SkeletonView(OfDraft, View):
    """The Word file of a manual; ``?line=`` is the line of work, where each has a file of its own."""

    def get(self, request):
        line = request.GET.get("line", "")
        offered_lines = [
            each for rule in self.draft.item.elements for each in lines_offered(self.draft, rule)
        ]
        if line not in offered_lines:
            raise Http404(_("There is no Word file to begin with for this."))
        paper = paper_of(self.draft, line)
        response = HttpResponse(write_docx(paper), content_type=CONTENT_TYPES["docx"])
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{paper.title}.docx')}"
        return response

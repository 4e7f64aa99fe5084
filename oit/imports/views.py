"""The screens on which the table of an element is filled from a file: template, upload, preview, acceptance."""

from io import BytesIO

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from cms.media.content import XLSX

from .forms import AnswersForm, ImportForm
from .history import TAKEN
from .keeping import Gone, Kept
from .preview import Preview
from .targets import Target
from .template import write_template


class TemplateFileView(View):
    """The Excel file to fill in."""

    def get(self, request, page_id, key):
        target = Target.find(request.user, page_id, key)
        return FileResponse(
            BytesIO(write_template(target.schema)),
            content_type=XLSX,
            as_attachment=True,
            filename=f"{target.page.code} {target.schema.th}.xlsx",
        )


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """Sent with ``do``: "read" leads to the preview, "answer" to the next one, "take" puts the rows into the draft."""

    template_name = "oit/imports/import.html"
    page_title = gettext_lazy("Fill in from Excel")
    header_icon = "upload"

    def dispatch(self, request, page_id, key):
        self.target = Target.find(request.user, page_id, key)
        self.is_locked = self.target.is_locked_for(request.user)
        # What was sent in for another table, or by somebody else, is not accepted here.
        self.place = f"{request.user.pk}/{page_id}/{key}"
        return super().dispatch(request)

    def post(self, request):
        if self.is_locked:
            return self.get(request)
        step = {"answer": self.answer, "take": self.take}.get(request.POST.get("do"), self.read)
        try:
            return step()
        except Gone:
            messages.error(
                request,
                _(
                    "What you sent in is no longer kept: an hour has passed, or it was taken into the draft already. "
                    "Nothing was changed now. Choose the file or paste the table again."
                ),
            )
            return redirect(request.path)

    def read(self):
        form = ImportForm(self.target, self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        content, filename = form.content
        month = form.cleaned_data.get("month")
        kept = Kept.store(
            content,
            filename=filename,
            place=self.place,
            month=month.to_iso() if month else "",
            revision=self.newest_revision,
        )
        return self.show_preview(Preview(self.target, form.book, kept))

    def answer(self):
        kept = self.kept
        preview = Preview(self.target, kept.read(), kept)
        answers = AnswersForm(preview.outcome.questions, self.request.POST)
        if not answers.is_valid():
            return self.show_preview(preview, answers=answers, status=422)
        kept = kept.having(answers={**kept.answers, **answers.cleaned_data}, revision=self.newest_revision)
        return self.show_preview(Preview(self.found_again(), kept.read(), kept))

    def take(self):
        kept = self.kept
        with transaction.atomic():
            # Whoever saves the page at the same moment waits until this is done.
            Page.objects.select_for_update().get(pk=self.target.page.pk)
            self.target = self.found_again()
            preview = Preview(self.target, kept.read(), kept)
            if kept.revision != self.newest_revision:
                return self.show_changed_meanwhile(preview)
            if not preview.can_be_taken:
                return self.show_preview(preview, status=422)
            self.save(preview)
        kept.remove()
        messages.success(
            self.request,
            _(
                "The rows are in the draft. Check them, then publish the page: the public sees no change until then."
            ),
        )
        return redirect(self.edit_address)

    def save(self, preview):
        """Saves the draft into which the preview has put the rows, and writes it down in the history of the page."""
        # Drafts may lack what a page needs to be published; the rows were checked when they were put together.
        revision = self.target.page.save_revision(user=self.request.user, clean=False)
        comparison = preview.comparison
        log(
            self.target.page,
            TAKEN,
            user=self.request.user,
            revision=revision,
            content_changed=True,
            data={
                "title": str(self.target.rule.title),
                "source": preview.source,
                "month": preview.kept.month,
                "added": len(comparison.added),
                "changed": len(comparison.changed),
                "removed": len(comparison.removed),
            },
        )

    def show_changed_meanwhile(self, preview):
        messages.warning(
            self.request,
            _(
                "The page was changed meanwhile. Nothing was taken in: look at what would change now, then accept it."
            ),
        )
        preview.kept = preview.kept.having(revision=self.newest_revision)
        return self.show_preview(preview, status=409)

    @property
    def kept(self):
        """What was sent in before. Raises Gone."""
        return Kept.found(self.request.POST.get("kept", ""), self.place)

    @property
    def newest_revision(self):
        """The id of the revision that the target's draft is, or None."""
        return self.target.page.latest_revision_id

    def found_again(self):
        """The Target with the draft as it is stored."""
        return Target.find(self.request.user, self.target.page.pk, self.target.rule.key)

    def show_preview(self, preview, answers=None, status=200):
        form = ImportForm(
            self.found_again(), initial={"month": preview.kept.month, "pasted": preview.kept.pasted}
        )
        questions = preview.outcome.questions
        answers = answers or (AnswersForm(questions) if questions else None)
        return self.show(form, preview=preview, answers=answers, status=status)

    def show(self, form, status=200, **context):
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)

    @property
    def edit_address(self):
        address = reverse("wagtailadmin_pages:edit", args=[self.target.page.pk])
        return f"{address}#element-{self.target.rule.key}"

    def get_page_subtitle(self):
        return self.target.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        board = {"url": reverse("readiness:board"), "label": _("Readiness")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        target = self.target
        return super().get_context_data(
            **{
                "form": None if self.is_locked else ImportForm(target),
                "page": target.page,
                "rule": target.rule,
                "count": None if target.months else len(self.found_again().rows(None)),
                "back": self.edit_address,
                "is_locked": self.is_locked,
                **kwargs,
            }
        )

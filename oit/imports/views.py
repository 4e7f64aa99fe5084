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
from .keeping import Gone, Kept, NotReached
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
        except NotReached:
            messages.error(
                request,
                _(
                    "The file store does not answer, so nothing was changed. What you sent in is kept for an hour: go "
                    "back in your browser and try again in a few minutes."
                ),
            )
            return self.get(request)

    def read(self):
        form = ImportForm(self.target, self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        content, filename = form.content
        month = form.cleaned_data.get("month")
        try:
            kept = Kept.store(
                content,
                filename=filename,
                place=self.place,
                month=month.to_iso() if month else "",
                revision=self.newest_revision,
            )
        except NotReached:
            form.add_error(
                "file" if filename else "pasted",
                _(
                    "This could not be kept until you accept it, because the file store does not answer. Nothing was "
                    "changed. Send it again in a few minutes."
                ),
            )
            return self.show(form, status=503)
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
        # All that takes long is done before the page is locked: nobody can save anything meanwhile.
        book = kept.read()
        preview = Preview(self.target, book, kept)
        if kept.revision == self.newest_revision and not preview.can_be_taken:
            return self.show_preview(preview, status=422)
        if not self.save_unless_changed(preview):
            self.target = self.found_again()
            if self.target.is_locked_for(self.request.user):
                self.is_locked = True
                return self.get(self.request)
            return self.show_changed_meanwhile(Preview(self.target, book, kept))
        kept.remove()
        messages.success(
            self.request,
            _(
                "The rows are in the draft. Check them, then publish the page: the public sees no change until then."
            ),
        )
        return redirect(self.edit_address)

    def save_unless_changed(self, preview):
        """Whether the draft was saved: not where the page was changed or locked since the preview was shown."""
        with transaction.atomic():
            # Whoever saves the page at the same moment waits until this is done.
            Page.objects.select_for_update().get(pk=self.target.page.pk)
            stored = self.found_again()
            shown = (self.newest_revision, stored.page.latest_revision_id)
            if shown != (preview.kept.revision, preview.kept.revision):
                return False
            if stored.is_locked_for(self.request.user):
                return False
            self.save(preview)
        return True

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
        """What was sent in before. Raises Gone and NotReached."""
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

"""The screen with a page's Thai and English side by side."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from cms.publishing import NotPublished

from . import machine, saving
from .forms import TEXT, SheetForm, follow, states_left
from .sheet import Sheet


def sheet_for(user, page_id):
    """The Sheet of the page ``page_id``. Raises Http404 where there is no Thai page, PermissionDenied."""
    sheet = Sheet.find(page_id)
    if sheet is None:
        raise Http404(_("There is no Thai page to translate."))
    if not sheet.may_be_seen_by(user):
        raise PermissionDenied
    return sheet


def refusal_of(sheet, user):
    """Why ``user`` cannot change the English of the Sheet here, in a sentence; "" for who can."""
    if sheet.is_by_hand:
        return _("The English of this page is written in its own form, and not translated text by text.")
    if sheet.untranslated_above:
        return _(
            "The page above, “%(page)s”, has no English yet. Publish that in English first: this page then has its "
            "place below it."
        ) % {"page": sheet.untranslated_above.get_admin_display_title()}
    if sheet.is_long:
        return _(
            "This page has too many texts for one screen. Translate it in the translation editor or with a PO file."
        )
    if sheet.is_locked_for(user):
        return _("The English page is locked. Have it unlocked, then save. Nothing was changed.")
    return ""


class SideBySideView(WagtailAdminTemplateMixin, TemplateView):
    """Sent with ``do``: "save" keeps a draft, "publish" also publishes or submits it, "machine" adds machine drafts."""

    template_name = "side_by_side/sheet.html"
    header_icon = "wagtail-localize-language"
    page_title = gettext_lazy("Thai and English side by side")

    def dispatch(self, request, page_id):
        self.sheet = sheet_for(request.user, page_id)
        return super().dispatch(request)

    def get(self, request):
        return self.show(SheetForm(self.sheet, request.user))

    # --- Saving ---------------------------------------------------------------------------------------

    def post(self, request):
        do = request.POST.get("do")
        with transaction.atomic():
            saving.lock(self.sheet)
            self.sheet = sheet_for(self.request.user, self.sheet.page.pk)
            data, moved, left = follow(self.sheet, request.POST)
            form = SheetForm(self.sheet, request.user, data)
            if self.refusal:
                return self.show(form, status=422)
            if moved or left:
                return self.show_changed_in_thai(form, left)
            if not form.is_valid():
                form.take_newer_versions()
                return self.show(form, status=422)
            changed = self.save(form, always=do in ("publish", "machine"))
        if not form.is_valid():
            return self.show(form, status=422)
        if do == "machine":
            self.fill()
        elif do == "publish":
            self.publish()
        elif changed:
            messages.success(
                request, _("The draft is saved. The public sees no change before it is published.")
            )
        else:
            messages.info(request, _("Nothing was saved: no text was changed."))
        return redirect(request.path)

    def save(self, form, always):
        """Whether anything was saved. What the page does not take becomes an error of the form."""
        changes, kept = form.changes(), form.kept_changes()
        if not (changes or kept or always):
            return False
        try:
            saving.save(self.sheet, self.request.user, changes, kept)
        except ValidationError as error:
            self.tell(form, error)
            return False
        return True

    def tell(self, form, error):
        """Puts the errors of the English page beside the texts of their fields."""
        for name, errors in error.update_error_dict({}).items():
            places = [each for each in self.sheet.segments if each.path.split(".")[0] == name]
            form.add_error(f"{TEXT}{places[0].key}" if places else None, errors)

    def show_changed_in_thai(self, form, left):
        messages.warning(
            self.request,
            _(
                "The Thai page was changed while you wrote, so nothing was saved. Everything you wrote is still here: "
                "compare it with the new Thai, then save again."
            ),
        )
        return self.show(form, status=409, left=left)

    # --- What follows ---------------------------------------------------------------------------------

    def publish(self):
        self.sheet = sheet_for(self.request.user, self.sheet.page.pk)
        english, request = self.sheet.english, self.request
        title = {"page": english.get_admin_display_title()}
        if self.sheet.to_do:
            number = len(self.sheet.to_do)
            words = ngettext(
                "The draft is saved, but not published: %(number)s text still needs you. It is marked below.",
                "The draft is saved, but not published: %(number)s texts still need you. They are marked below.",
                number,
            )
            messages.warning(request, words % {"number": number})
        elif self.sheet.may_be_published_by(request.user):
            try:
                saving.publish(english, request.user)
            except NotPublished as error:
                messages.error(request, str(error))
                return
            see = [messages.button(english.full_url, _("See it"), new_window=True)]
            messages.success(request, _("“%(page)s” is published in English.") % title, buttons=see)
        elif self.sheet.may_be_submitted_by(request.user):
            saving.submit(english, request.user)
            messages.success(request, _("“%(page)s” is saved and waits for approval.") % title)
        else:
            messages.warning(
                request, _("The draft is saved. Have it published by somebody who may publish it.")
            )

    def fill(self):
        self.sheet = sheet_for(self.request.user, self.sheet.page.pk)
        machine.tell(self.request, *machine.fill(self.sheet, self.request.user))

    # --- What is shown --------------------------------------------------------------------------------

    @property
    def refusal(self):
        return refusal_of(self.sheet, self.request.user)

    def show(self, form, status=200, left=()):
        return self.render_to_response(self.get_context_data(form=form, left=left), status=status)

    def get_page_subtitle(self):
        return self.sheet.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        report = {"url": reverse("side_by_side:report"), "label": _("Translation into English")}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.get_page_subtitle()}]

    def get_context_data(self, form, left, **kwargs):
        sheet, user = self.sheet, self.request.user
        return super().get_context_data(
            sheet=sheet,
            form=form,
            media=form.media,
            left=left,
            states_left=states_left(form.rows),
            refusal=self.refusal,
            may_publish=sheet.may_be_published_by(user),
            may_submit=sheet.may_be_submitted_by(user),
            machine=machine.available(sheet) if sheet.missing else None,
            waits=bool(sheet.english and sheet.english.workflow_in_progress),
            **kwargs,
        )


class FillView(View):
    """wagtail-localize's own button for a machine translator, which fails where the translator does."""

    def post(self, request, translation_id):
        translation = get_object_or_404(Translation, pk=translation_id)
        page = get_object_or_404(
            Page, translation_key=translation.source.object_id, locale=translation.source.locale
        )
        sheet = sheet_for(request.user, page.pk)
        # A page that is too long for the other screen is translated in the editor, where this button stands.
        if refusal := "" if sheet.is_long else refusal_of(sheet, request.user):
            messages.error(request, refusal)
        else:
            machine.tell(request, *machine.fill(sheet, request.user))
        return redirect(
            get_valid_next_url_from_request(request) or reverse("side_by_side:sheet", args=[page.pk])
        )


class SubmitView(SubmitPageTranslationView):
    """wagtail-localize's own form, with which a translation begins, is left to pages that are too long for this one."""

    def get(self, request, *args, **kwargs):
        sheet = Sheet.find(self.object.pk)
        if sheet is None or sheet.is_long:
            return super().get(request, *args, **kwargs)
        return redirect("side_by_side:sheet", self.object.pk)

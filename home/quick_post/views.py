"""The screen on which a news post is written on a phone. It works as a plain form; a script makes it bear bad lines."""

import logging
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.storage import UNREACHABLE

from .forms import QuickPostForm
from .making import PUBLISH, SAVE, SUBMIT, made_already, make_post, may_do, places_of
from .pending import MOST_PHOTOS
from .words import script_words

logger = logging.getLogger(__name__)
# What the buttons say. The first that is allowed is the one that most want.
BUTTONS = {
    PUBLISH: gettext_lazy("Publish now"),
    SUBMIT: gettext_lazy("Send for approval"),
    SAVE: gettext_lazy("Keep as a draft"),
}


class QuickPostView(WagtailAdminTemplateMixin, View):
    """Sent by a script, it answers in JSON: the ``address`` to go to, or with 422 the ``errors`` by field."""

    template_name = "home/quick_post/post.html"
    page_title = gettext_lazy("Quick post")
    header_icon = "mobile-alt"

    @cached_property
    def places(self):
        return places_of(self.request.user)

    def get(self, request):
        return self.show(QuickPostForm(request.user, self.places))

    def post(self, request):
        if page := made_already(request.user, _uuid(request.POST.get("key"))):
            return self.leave(page, _("“%(title)s” is here already. It was not made a second time."))
        form = QuickPostForm(request.user, self.places, request.POST, request.FILES)
        if not form.is_valid():
            return self.refuse(form)
        do = request.POST.get("do")
        if do not in may_do(request.user, form.cleaned_data["place"]):
            raise PermissionDenied
        try:
            page = make_post(request.user, form.cleaned_data, do)
        except UNREACHABLE:
            logger.exception("A quick post could not be kept")
            form.add_error(
                None,
                _(
                    "The photos could not be kept: the file store does not answer. Try again in a few minutes."
                ),
            )
            return self.refuse(form, status=503)
        for hook in hooks.get_hooks("after_create_page"):
            hook(request, page)
        return self.leave(page, self.words_for(page))

    @staticmethod
    def words_for(page):
        """What is said of the post that was made."""
        if page.live:
            return _("“%(title)s” is published.")
        if page.workflow_in_progress:
            return _("“%(title)s” waits for approval.")
        if page.approved_schedule:
            return _("“%(title)s” will be published at the time that you chose.")
        return _("“%(title)s” is kept as a draft.")

    def leave(self, page, words):
        buttons = [messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))]
        if page.live:
            buttons.insert(0, messages.button(page.url, _("View live")))
        messages.success(self.request, words % {"title": page.title}, buttons=buttons)
        address = reverse("quick_post:post")
        return JsonResponse({"address": address}) if self.by_script else redirect(address)

    def refuse(self, form, status=422):
        if self.by_script:
            return JsonResponse({"errors": form.errors.get_json_data()}, status=status)
        return self.show(form, status=status)

    @property
    def by_script(self):
        return self.request.headers.get("X-Requested-With") == "XMLHttpRequest"

    def show(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, form, **kwargs):
        allowed = {do for index in self.places for do in may_do(self.request.user, index)}
        return super().get_context_data(
            form=form,
            buttons=[(do, label) for do, label in BUTTONS.items() if do in allowed],
            words=script_words(),
            most=MOST_PHOTOS,
            **kwargs,
        )


def _uuid(text):
    try:
        return UUID(text or "")
    except ValueError:
        return None

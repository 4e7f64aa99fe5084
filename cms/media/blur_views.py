"""The admin page on which faces and number plates in a picture are blurred, and the ways that lead to it."""

import json

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request, set_query_params
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.permissions import permission_policy
from wagtail.images.views import images
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction

from cms.media.blur_forms import BlurForm, RectangleFormSet
from cms.media.blurring import CHANGED, blur, refuse_unusable
from cms.models import StationImage

MOST_IN_A_ROW = 50


class EditView(images.EditView):
    """Wagtail's page of one picture, with the way to blur parts of it."""

    template_name = "cms/media/edit_picture.html"


class BlurView(WagtailAdminTemplateMixin, View):
    """Draws the rectangles, and blurs them. Whoever may change the picture may do this."""

    template_name = "cms/media/blur.html"
    page_title = gettext_lazy("Blur faces and number plates")
    header_icon = "image"

    def dispatch(self, *args, **kwargs):
        self.image = self.get_image()
        return super().dispatch(*args, **kwargs)

    def get_image(self):
        image = get_object_or_404(StationImage, pk=self.kwargs["image_id"])
        if not permission_policy.user_has_permission_for_instance(self.request.user, "change", image):
            raise PermissionDenied
        return image

    @property
    def edit_url(self):
        return reverse("wagtailimages:edit", args=[self.image.pk])

    @property
    def next_url(self):
        return get_valid_next_url_from_request(self.request) or self.edit_url

    def get_page_subtitle(self):
        return self.image.title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailimages:index"), "label": StationImage._meta.verbose_name_plural},
            {"url": self.edit_url, "label": self.image.title},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request, image_id):
        try:
            refuse_unusable(self.image)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.edit_url)
        return self.show(self.form(), RectangleFormSet())

    def post(self, request, image_id):
        form, rectangles = self.form(request.POST), RectangleFormSet(request.POST)
        problem = _("Nothing has been blurred yet: something is missing below.")
        if all([form.is_valid(), rectangles.is_valid()]):
            try:
                leftover = blur(self.image, rectangles.rectangles, form.current_hash, request.user)
            except ValidationError as error:
                problem = " ".join(error.messages)
            else:
                self.report(leftover)
                return redirect(self.next_url)
        if form.has_error("file_hash"):
            problem = CHANGED
        messages.error(request, problem)
        return self.show(form, rectangles)

    def form(self, data=None):
        return BlurForm(data, current_hash=self.image.get_file_hash())

    def show(self, form, rectangles):
        """The page with the picture as it is now: what is sent from it is about this file."""
        self.image = self.get_image()
        changed = form.current_hash != self.image.file_hash or form.has_error("file_hash")
        context = self.get_context_data(
            image=self.image,
            form=self.form() if changed else form,
            rectangles=rectangles,
            next=self.next_url,
            strings=json.dumps(tool_strings()),
        )
        return self.render_to_response(context)

    def report(self, leftover):
        """Says what was done. ``leftover`` are names of files that could not be deleted."""
        if leftover:
            messages.error(
                self.request,
                _(
                    "The picture is blurred, but files without blur could not be deleted: %(names)s. "
                    "Ask the administrator of the website to delete them now."
                )
                % {"names": ", ".join(leftover)},
            )
        else:
            messages.success(
                self.request,
                _(
                    "“%(title)s” is blurred, and the picture without blur is deleted. "
                    "Pages with this picture show the blurred one from now on."
                )
                % {"title": self.image.title},
            )


def tool_strings():
    """What the drawing tool says, in the editor's language. The script fills in %(number)s and the like."""
    return {
        "rectangle": _("Rectangle %(number)s"),
        "remove": _("Remove rectangle %(number)s"),
        "added": _("Rectangle %(number)s added."),
        "removed": _("Rectangle %(number)s removed."),
    }


class BlurBulkAction(ImageBulkAction):
    """From the list of pictures: the chosen ones are blurred one after the other."""

    display_name = gettext_lazy("Blur")
    action_type = "blur"
    aria_label = gettext_lazy("Blur faces and number plates in the selected images")
    action_priority = 5
    http_method_names = ["get"]

    def check_perm(self, image):
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", image)

    def get(self, request):
        """Leads to the first chosen picture; from there, by ``next``, back here for those that are left."""
        after = get_valid_next_url_from_request(request) or reverse("wagtailimages:index")
        chosen = [str(image.pk) for image in self.get_actionable_objects()[0]]
        if not chosen:
            raise PermissionDenied
        if len(chosen) > MOST_IN_A_ROW:
            messages.error(
                request,
                _("Choose at most %(number)s pictures to blur one after the other.")
                % {"number": MOST_IN_A_ROW},
            )
            return redirect(after)
        first, *others = chosen
        if others:
            after = set_query_params(request.path, {"id": others, "next": after})
        return redirect(set_query_params(reverse("blur_picture", args=[first]), {"next": after}))

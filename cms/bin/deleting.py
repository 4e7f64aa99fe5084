"""Every way in which Wagtail's admin deletes a page, a picture or a document leads into the bin."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from wagtail.actions.delete_page import DeletePagePermissionError
from wagtail.admin import messages
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction as DeletePages
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as several_documents
from wagtail.documents.views.bulk_actions import DeleteBulkAction as DeleteDocuments
from wagtail.images.views import images
from wagtail.images.views import multiple as several_images
from wagtail.images.views.bulk_actions import DeleteBulkAction as DeleteImages

from .files import put_file
from .models import KEPT_FOR
from .pages import put_page
from .refusals import CannotBin

DAYS = KEPT_FOR.days


def tell(request, title):
    """Says where the thing is now, and leads there."""
    messages.success(
        request,
        _("“%(title)s” is in the bin. It can be restored for %(days)s days.")
        % {"title": title, "days": DAYS},
        buttons=[messages.button(reverse("bin:list"), _("Open the bin"))],
    )


# --- Pages -----------------------------------------------------------------------------------------


def delete_page(request, page):
    """In the place of Wagtail's deleting, once it was confirmed: a hook ``before_delete_page``."""
    if request.method != "POST" or not type_to_delete_confirmation(request):
        return None
    parent = page.get_parent()
    try:
        entry = put_page(page, request.user)
    except CannotBin as error:
        messages.error(request, str(error))
    else:
        tell(request, entry.title if entry else page.title)
    return redirect(
        get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore", args=[parent.pk])
    )


class BinPageAPIAction(DeletePageAPIAction):
    """For scripts of the admin that delete a page."""

    def execute(self, instance, data):
        if not instance.permissions_for_user(self.request.user).can_delete():
            raise DeletePagePermissionError
        try:
            put_page(instance, self.request.user)
        except CannotBin as error:
            raise ValidationError(str(error)) from error
        return Response(status=status.HTTP_204_NO_CONTENT)


class BinningPagesAPIViewSet(PagesAdminAPIViewSet):
    actions = {**PagesAdminAPIViewSet.actions, "delete": BinPageAPIAction}


# --- Several at once ---------------------------------------------------------------------------------


class BinBulkAction:
    """Mixed into Wagtail's bulk actions that delete."""

    put = staticmethod(put_file)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.refused = []

    def get_template_names(self):
        return ["bin/confirm_several.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(confirmation=self.template_name, days=DAYS, **kwargs)

    def get_execution_context(self):
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(cls, objects, user=None, refused=None, **kwargs):
        """How many went into the bin; why others did not is added to ``refused``."""
        number = 0
        for each in objects:
            try:
                number += cls.put(each, user) is not None
            except CannotBin as error:
                refused.append(str(error))
        return number, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        for sentence in self.refused:
            messages.error(self.request, sentence)
        if not num_parent_objects:
            return None
        return ngettext(
            "%(number)s thing is in the bin. It can be restored for %(days)s days.",
            "%(number)s things are in the bin. They can be restored for %(days)s days.",
            num_parent_objects,
        ) % {"number": num_parent_objects, "days": DAYS}


class BinPages(BinBulkAction, DeletePages):
    put = staticmethod(put_page)


class BinImages(BinBulkAction, DeleteImages):
    pass


class BinDocuments(BinBulkAction, DeleteDocuments):
    pass


# --- One picture or document -------------------------------------------------------------------------


class BinFile:
    """Mixed into Wagtail's views that delete one file."""

    @property
    def confirmation_message(self):
        return _(
            "It goes to the bin. For %(days)s days it can be restored from there; until then the public cannot "
            "open it, and pages do not show it. Then it is erased."
        ) % {"days": DAYS}

    def form_valid(self, form):
        try:
            put_file(self.object, self.request.user)
        except CannotBin as error:
            messages.error(self.request, str(error))
        else:
            tell(self.request, self.object.title)
        return redirect(self.get_success_url())


class BinImageView(BinFile, images.DeleteView):
    pass


class BinDocumentView(BinFile, documents.DeleteView):
    pass


class BinJustUploaded(View):
    """Mixed into Wagtail's views that take back one of several files that were just uploaded."""

    def post(self, request, *args, **kwargs):
        number = kwargs[self.pk_url_kwarg]
        found = self.get_model().objects.filter(pk=number).first()
        if found is None or not self.permission_policy.user_has_permission_for_instance(
            request.user, "delete", found
        ):
            return JsonResponse({"success": False}, status=404 if found is None else 403)
        try:
            put_file(found, request.user)
        except CannotBin as error:
            return JsonResponse({"success": False, "error_message": str(error)}, status=409)
        return JsonResponse({"success": True, self.context_object_id_name: number})


class BinUploadedImage(BinJustUploaded, several_images.DeleteView):
    pass


class BinUploadedDocument(BinJustUploaded, several_documents.DeleteView):
    pass

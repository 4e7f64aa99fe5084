from django.apps import apps
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import deleting, urls
from .erasing import ERASE
from .models import BinEntry, BinPage, Kind
from .pages import PUT, RESTORE, is_binned
from .views import BinView, sees_bin


class BinMenuItem(MenuItem):
    def is_shown(self, request):
        return sees_bin(request.user)


@hooks.register("register_admin_menu_item")
def bin_in_menu():
    return BinMenuItem(BinView.page_title, reverse("bin:list"), name="bin", icon_name="bin", order=9000)


@hooks.register("register_admin_urls")
def bin_addresses():
    return [path("bin/", include(urls, namespace="bin"))]


# Before Wagtail's own views at these addresses, which would delete for good.
@hooks.register("register_admin_urls", order=-1)
def deleting_addresses():
    return [
        path("images/<int:image_id>/delete/", deleting.BinImageView.as_view()),
        path("images/multiple/<int:image_id>/delete/", deleting.BinUploadedImage.as_view()),
        path("documents/delete/<int:document_id>/", deleting.BinDocumentView.as_view()),
        path("documents/multiple/<int:doc_id>/delete/", deleting.BinUploadedDocument.as_view()),
    ]


# After the checks of all other apps, each of which may say that the page must stay.
hooks.register("before_delete_page", deleting.delete_page, order=100)
for action in (deleting.BinPages, deleting.BinImages, deleting.BinDocuments):
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("construct_admin_api")
def delete_by_api(router):
    router.register_endpoint("pages", deleting.BinningPagesAPIViewSet)


@hooks.register("register_log_actions")
def bin_is_logged(actions):
    actions.register_action(PUT, gettext_lazy("Delete"), gettext_lazy("Put into the bin"))
    actions.register_action(RESTORE, gettext_lazy("Restore"), gettext_lazy("Restored from the bin"))
    actions.register_action(ERASE, gettext_lazy("Erase"), gettext_lazy("Erased for good"))


# --- What is in the bin is neither listed nor offered nor edited --------------------------------------


def _outside(pages):
    root = BinPage.objects.filter(depth=2).first()
    return pages.not_descendant_of(root, inclusive=True) if root else pages


@hooks.register("construct_explorer_page_queryset")
def not_listed(parent, pages, request):
    return _outside(pages) if parent.is_root() else pages


@hooks.register("construct_page_chooser_queryset", order=100)
def not_offered(pages, request):
    return _outside(pages)


@hooks.register("before_edit_page")
def not_edited(request, page):
    if not is_binned(page):
        return None
    messages.warning(request, _("This page is in the bin. Restore it to change it."))
    return redirect("bin:list")


@hooks.register("before_edit_page")
def files_of_page(request, page):
    """What fields of the page pointed to is not seen in its form, as what streams have is; so it is said above."""
    if request.method != "GET":
        return
    files = BinEntry.objects.exclude(kind=Kind.PAGE).filter(site=page.get_site())
    for entry in files:
        if any(
            pk == page.pk and issubclass(page.specific_class, apps.get_model(label))
            for label, _field, pk in entry.pointing
        ):
            messages.info(
                request,
                _(
                    "“%(title)s” belongs to this page and is in the bin. When it is restored it comes back here, "
                    "unless something else is chosen in its place."
                )
                % {"title": entry.title},
            )


@hooks.register("describe_collection_contents")
def in_collection(collection):
    """A collection is not deleted while there are files of it in the bin, which would be lost with it."""
    count = sum(
        BinEntry.objects.filter(**{f"{kind}__collection": collection}).count()
        for kind in ("image", "document")
    )
    if not count:
        return None
    return {
        "count": count,
        "count_text": _("%(number)s in the bin") % {"number": count},
        "url": reverse("bin:list"),
    }

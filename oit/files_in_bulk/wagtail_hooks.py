from django.urls import include, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.documents.views import documents
from wagtail.log_actions import LogFormatter

from cms import today
from cms.models.stations import sees_pages
from oit.board.entrances import BoardMenuItem

from . import urls
from .placing import PLACED
from .to_do import files_to_put
from .views import FilesView

today.register(files_to_put)


class DocumentsView(documents.IndexView):
    """Wagtail's list of documents, with the way to send in many."""

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if sees_pages(self.request.user):
            address = reverse("files_in_bulk:files")
            buttons.append(Button(FilesView.page_title, url=address, icon_name="upload", priority=5))
        return buttons


@hooks.register("register_admin_urls", order=-1)
def list_of_documents():
    # A name of its own, by which the guide knows the screen: Wagtail's stands for the same address.
    return [path("documents/", DocumentsView.as_view(), name="list_of_documents")]


@hooks.register("register_admin_urls")
def addresses():
    return [path("files-in-bulk/", include(urls, namespace="files_in_bulk"))]


@hooks.register("register_admin_menu_item")
def in_menu():
    return BoardMenuItem(
        FilesView.page_title,
        reverse("files_in_bulk:files"),
        name="files-in-bulk",
        icon_name="upload",
        order=91,
    )


@hooks.register("register_log_actions")
def placing_is_logged(actions):
    @actions.register_action(PLACED)
    class Placed(LogFormatter):
        label = gettext_lazy("Put files in their places")

        def format_message(self, log_entry):
            return _("Files put into the draft: %(names)s") % {"names": log_entry.data.get("names", "")}

"""Records of what was done, in the admin. They are made on the screen of their task, and edited here."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView

from cms.admin.columns import YesNoColumn
from cms.admin.viewsets import StationViewSet

from .models import TaskRecord


class ChooseTaskView(CreateView):
    """In the place of an empty form, which would have no task."""

    def dispatch(self, request, *args, **kwargs):
        messages.info(request, _("Choose the task of which something was done, and record it there."))
        return redirect("tasks:list")


class RecordViewSet(StationViewSet):
    model = TaskRecord
    icon = "tasks"
    # It has no entry of its own in the menu: the way to a record is its task.
    menu_item_is_registered = True
    add_view_class = ChooseTaskView
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("recorded_by", label=gettext_lazy("Recorded by"), sort_key="recorded_by"),
        YesNoColumn(TaskRecord, "live"),
    ]
    list_filter = ["live"]
    search_fields = ["text_th", "text_en"]

"""Records of what was done, in the admin. They are made on the screen of their task, and edited here."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView

from cms.admin.columns import YesNoColumn
from cms.admin.owned import refuse_of_others
from cms.admin.viewsets import StationOwnedForm, StationViewSet

from .models import TaskRecord


class RecordEditForm(StationOwnedForm):
    def clean(self):
        cleaned = super().clean()
        refuse_of_others(self, self.for_user)
        return cleaned


class ChooseTaskView(CreateView):
    """In the place of an empty form, which would have no task."""

    def dispatch(self, request, *args, **kwargs):
        messages.info(request, _("Choose the task of which something was done, and record it there."))
        return redirect("tasks:list")


class RecordViewSet(StationViewSet):
    model = TaskRecord
    base_form_class = RecordEditForm
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

"""The task list, and one task with what was done of it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.models.stations import may
from oit.board.choice import stations_for, years_of
from oit.board.views import ChosenYear
from oit.supervision.models import Meeting

from .forms import FilterForm, RecordForm
from .listing import TaskList
from .models import Task, TaskRecord
from .sources import key_of


def list_of(site, year_page):
    """The TaskList of the Thai ``year_page`` of the station ``site``."""
    newest = years_of(site).first()
    return TaskList(year_page, is_newest=newest is not None and newest.pk == year_page.pk)


class TasksView(WagtailAdminTemplateMixin, ChosenYear):
    template_name = "oit/tasks/list.html"
    page_title = gettext_lazy("Tasks")
    header_icon = "tasks"

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.choice.station.name

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def tasks(self):
        return list_of(self.choice.site, self.choice.year_page).all if self.choice.year_page else []

    @cached_property
    def form(self):
        return FilterForm(self.request.GET, self.choice, self.tasks, self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            choice=self.choice,
            form=self.form,
            tasks=self.form.chosen,
            number=len(self.tasks),
            may_assign=may(self.request.user, "change", Task, self.choice.site),
            **kwargs,
        )


class OfOneTask(WagtailAdminTemplateMixin, View):
    """A view about one task. Another station's is refused, one that is not there not found."""

    def dispatch(self, request, *args, **kwargs):
        self.page, self.meeting = self.get_owner(**kwargs)
        self.site = self.page.get_site() if self.page else self.meeting.site
        if not stations_for(request.user).filter(pk=self.site.pk).exists():
            raise PermissionDenied
        self.listed = self.find(key_of(self.page, self.meeting, kwargs["row"]))
        return super().dispatch(request, *args, **kwargs)

    def get_owner(self, row, page_id=None, meeting_id=None):
        """``(page, None)`` or ``(None, meeting)``."""
        if page_id:
            return get_object_or_404(Page, pk=page_id), None
        return None, get_object_or_404(Meeting.objects.select_related("site"), pk=meeting_id)

    def find(self, key):
        for year_page in self.year_pages():
            if listed := list_of(self.site, year_page).find(key):
                return listed
        raise Http404(
            _("There is no such task. It may have been taken out of the plan before anything was done.")
        )

    def year_pages(self):
        years = years_of(self.site)
        if self.page:
            return years.filter(pk=self.page.get_parent().pk)
        own = years.filter(fiscal_year=self.meeting.year.be)
        return own or years[:1]


class TaskView(OfOneTask):
    template_name = "oit/tasks/task.html"
    header_icon = "tasks"

    def get(self, request, **kwargs):
        return self.answer(self.new_form() if self.may_record else None)

    def post(self, request, **kwargs):
        publish = "action-publish" in request.POST
        if not self.may_record or (publish and not self.may_publish):
            raise PermissionDenied
        form = RecordForm(request.POST, request.FILES, listed=self.listed, user=request.user)
        if not form.is_valid():
            messages.error(
                request, _("Nothing was stored yet. Correct what is marked below, and send it again.")
            )
            return self.answer(form)
        form.save(publish)
        if publish:
            messages.success(request, _("Recorded and published."))
        else:
            messages.success(request, _("Recorded. It appears on the public page once it is published."))
        return redirect(self.listed.address)

    def new_form(self):
        return RecordForm(listed=self.listed, user=self.request.user)

    def answer(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    @property
    def may_record(self):
        return self.listed.in_plan and may(self.request.user, "add", TaskRecord, self.site)

    @property
    def may_publish(self):
        return may(self.request.user, "publish", TaskRecord, self.site)

    def get_page_title(self):
        return _("Task")

    def get_breadcrumbs_items(self):
        tasks = {"url": reverse("tasks:list"), "label": TasksView.page_title}
        return [*self.breadcrumbs_items, tasks, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            listed=self.listed,
            may_publish=self.may_publish,
            may_change=may(self.request.user, "change", TaskRecord, self.site),
            **kwargs,
        )

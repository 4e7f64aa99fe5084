"""What waits for approval, read from Wagtail's own records."""

from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.models import TaskState

from cms.models.stations import pages_of


def page_ids_of(sites):
    """The ids of the pages of the stations ``sites``, as texts: a subquery, as workflow states keep them."""
    return pages_of(sites).annotate(text_id=Cast("pk", CharField())).values("text_id")


def states_at(site):
    """The TaskStates that wait for an approval at the station ``site``, the longest wait first."""
    states = TaskState.objects.filter(
        task__approvaltask__isnull=False,
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__object_id__in=page_ids_of([site.pk]),
    )
    return states.select_related("workflow_state__requested_by", "task__approvaltask").order_by("started_at")


def waiting(site):
    """``{id of a page: since when it waits for approval, a datetime}`` at the station ``site``, in one query or two."""
    states = states_at(site).values_list("workflow_state__object_id", "workflow_state__created_at")
    return {int(page): since for page, since in states}


def states_for(user):
    """The TaskStates that wait for an answer by ``user``, the longest wait first."""
    states = TaskState.objects.reviewable_by(user).filter(task__approvaltask__isnull=False)
    return states.select_related("workflow_state__requested_by", "task__approvaltask").order_by("started_at")

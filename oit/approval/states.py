"""What waits for approval, read from Wagtail's own records."""

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState


def ids_below(homes):
    """The ids of the pages at and below the ``homes`` (paths), as texts: a subquery, as workflow states keep them."""
    below = Q(pk__in=[])
    for path in homes:
        below |= Q(path__startswith=path)
    return Page.objects.filter(below).annotate(text_id=Cast("pk", CharField())).values("text_id")


def states_at(site):
    """The TaskStates that wait for an approval at the station ``site``, the longest wait first."""
    homes = Page.objects.filter(translation_key=site.root_page.translation_key, depth=2).values_list(
        "path", flat=True
    )
    states = TaskState.objects.filter(
        task__approvaltask__isnull=False,
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__object_id__in=ids_below(homes),
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

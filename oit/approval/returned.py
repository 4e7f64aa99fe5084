"""What was sent back to whoever submitted it, as something to do."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from cms.today import ToDo

from .states import page_ids_of


def pages_returned(user, site, on):
    """See `cms.today`. A page stays returned until it is submitted again, withdrawn or published."""
    states = WorkflowState.objects.filter(
        requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES, object_id__in=page_ids_of([site.pk])
    ).select_related("current_task_state")
    comments = {int(state.object_id): state.current_task_state for state in states}
    for page in Page.objects.filter(pk__in=comments).specific():
        answer = comments[page.pk]
        yield ToDo(
            _("“%(page)s” was returned to you: change it and submit it again")
            % {"page": page.get_admin_display_title()},
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            note=answer.comment if answer else "",
            order=5,
        )

"""The part of an item's edit form that says what the draft would change."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .changes import changes_of


class ChangesPanel(Panel):
    """What is different from the published page. Shown when the form of a page that waits for approval is opened."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", _("What changes"))
        super().__init__(*args, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "approval/changes_panel.html"

        class Media:
            css = {"all": ["css/admin/approval.css"]}

        @cached_property
        def sections(self):
            return changes_of(self.instance)

        @property
        def approver(self):
            """Who is asked: a role in the reader's language, or the name of a step that is not ours."""
            task = self.instance.current_workflow_task
            return getattr(task, "approver", task)

        def is_shown(self):
            page, opened = self.instance, self.request is not None and self.request.method == "GET"
            # A page that waits has something to publish; asking for that costs no query.
            waits = page.pk and page.has_unpublished_changes and page.workflow_in_progress
            return bool(opened and waits) and super().is_shown()

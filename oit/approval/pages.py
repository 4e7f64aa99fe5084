"""What pages of the checklist have to do with approval."""

from django.conf import settings
from wagtail.models import Workflow

from cms.languages import language_of
from cms.models.stations import Role, has_role_for
from oit.permanence import PermanentPermissionTester

# What the permissions of an item page depend on.
WANTED = {"path", "translation_key", "owner_id", "live", "code", "fiscal_year"}


class ApprovedPermissionTester(PermanentPermissionTester):
    """Whoever gives the last approval may also publish without asking; all others submit."""

    def __init__(self, user, page):
        # Wagtail asks about the other languages of a page with a few of their columns, and each that is missing would
        # be a query of its own.
        if WANTED & (missing := page.get_deferred_fields()):
            page.refresh_from_db(fields=WANTED & missing)
        super().__init__(user, page)
        if not user.is_active or has_role_for(user, page, *page.publishers):
            return
        if not _is_translation_of_live(page):
            self.permissions.discard("publish")

    def can_publish_subpage(self):
        """Making and publishing in one step is for whoever may publish every item: which one it is shows later."""
        return has_role_for(self.user, self.page, Role.CHIEF) and super().can_publish_subpage()


def _is_translation_of_live(page):
    """Whether it is the English of an approved page: only its texts are its own, and its translator publishes them."""
    return language_of(page) != settings.LANGUAGE_CODE and any(other.live for other in page.other_versions)


class ApprovedPageMixin:
    """For pages of the checklist: what officers change there is approved before it is published."""

    @property
    def needs_chief(self):
        """Whether the edition asks for the approval of the head of station as well."""
        item = getattr(self, "item", None)
        return item is not None and item.approval == "chief"

    @property
    def publishers(self):
        """The roles that give the last approval."""
        return (Role.CHIEF,) if self.needs_chief else (Role.SUPERVISOR, Role.CHIEF)

    def permissions_for_user(self, user):
        return ApprovedPermissionTester(user, self)

    def get_workflow(self):
        """The workflow of the page, or of the pages above it; the longer one where the head of station approves too."""
        workflow = super().get_workflow()
        if workflow is None or not self.needs_chief or hasattr(self, "workflowpage"):
            return workflow
        step = {"workflow_tasks__task__approvaltask__role": Role.CHIEF}
        if Workflow.objects.filter(pk=workflow.pk, **step).exists():
            return workflow
        return Workflow.objects.active().filter(**step).order_by("pk").first() or workflow

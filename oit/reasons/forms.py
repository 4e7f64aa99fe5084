"""The reason for publishing in the edit form of an item: asked for when there is something to explain."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from oit.lint.panels import place_of, places_in
from oit.panels import ItemPageForm
from oit.starters.marks import unfilled_fields

from .gate import Explanation, reasons_of, unexplained

FIELD = "reason_to_publish"
# What is sent by the buttons that put a page, or an approver's eyes, upon what it says.
GATED = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")


class ReasonedForm(ItemPageForm):
    """Refuses to publish, or to submit, what must be explained and is not. A reason that was given goes with it."""

    concerns = ()

    @property
    def goes_on(self):
        """Whether it was sent to be published, submitted or approved: what an approver returns is asked nothing."""
        returned = self.data.get("workflow-action-name") == "reject"
        return any(self.data.get(name) for name in GATED) and not returned

    def _post_clean(self):
        """The page itself is looked at, with everything that was posted."""
        super()._post_clean()
        if self.errors or not self.goes_on:
            return
        for field, message in unfilled_fields(self.instance):
            self.add_error(field, message)
        self.concerns = unexplained(self.instance)
        reason = self.instance.reason_to_publish.strip()
        if self.concerns and not reason:
            self.add_error(FIELD, _("Give the reason for publishing this, or mend what is listed."))
        elif self.concerns:
            self.instance.explanation = Explanation(tuple(self.concerns), reason)
            self.instance.reason_to_publish = ""


class ReasonPanel(MultiFieldPanel):
    """What needs a reason, the field for it, and the reasons given before. Hidden while there is nothing of these."""

    def __init__(self, children=(), *args, **kwargs):
        kwargs.setdefault("heading", gettext_lazy("Reason for publishing"))
        super().__init__(children or [FieldPanel(FIELD)], *args, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "oit/reasons/panel.html"

        class Media:
            css = {"all": ["css/admin/board.css"]}

        @cached_property
        def lines(self):
            """``{message, address}`` of each thing that was found when the form was sent."""
            places = places_in(self.instance.get_edit_handler())
            return [
                {
                    "message": concern.message,
                    "address": f"#{place_of(concern, places)}" if concern.field in places else "",
                }
                for concern in getattr(self.form, "concerns", ())
            ]

        @cached_property
        def given(self):
            return list(reasons_of(self.instance)[:5]) if self.instance.pk else []

        @property
        def asks(self):
            """Whether the field is of use now."""
            return bool(self.lines or self.instance.reason_to_publish)

        def is_shown(self):
            return bool(self.asks or self.given)

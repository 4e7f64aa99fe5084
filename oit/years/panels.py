"""The part of an item page's edit form that is there once its year is closed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .late_changes import REASON


class LateChangePanel(Panel):
    """Asks for the reason for changing the page. Not shown while the year is open."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", _("This fiscal year is closed"))
        super().__init__(*args, **kwargs)

    def get_form_options(self):
        # A field that no panel claims is put at the end of the form once more, and that empty one would be sent.
        return {"fields": [REASON]}

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit/years/late_change_panel.html"

        @property
        def field(self):
            return self.form[REASON]

        def is_shown(self):
            return self.form is not None and REASON in self.form.fields and super().is_shown()

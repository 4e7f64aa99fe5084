"""What the editor of an item is told about its made files."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .failures import failures_of


class FilesPanel(Panel):
    """The files of the page, and of its translations, that could not be made. Not shown where there are none."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", _("Files made from this page"))
        super().__init__(*args, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit/exports/failures_panel.html"

        @cached_property
        def failures(self):
            return failures_of([self.instance])[self.instance.translation_key]

        def is_shown(self):
            opened = self.instance.pk and self.request is not None and self.request.method == "GET"
            return bool(opened and self.failures) and super().is_shown()

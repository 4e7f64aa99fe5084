"""What the assessor looks for in an item, with a good example, in its edit form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class GuidancePanel(Panel):
    """Words come from the edition of the page's year. Not shown where the edition has none."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", _("What the assessor looks for"))
        super().__init__(*args, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit/handbook/guidance.html"

        class Media:
            css = {"all": ["css/admin/guide.css"]}

        @property
        def item(self):
            return self.instance.item

        def is_shown(self):
            return bool(self.item and self.item.assessor) and super().is_shown()

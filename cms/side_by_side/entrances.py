"""The ways to the screen: the menu of a page, and a line in its form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.ui.menus.pages import PageMenuItem

from cms.models import BasePage


class SideBySideItem(PageMenuItem):
    label = _("Thai and English side by side")
    url_name = "side_by_side:sheet"
    icon_name = "wagtail-localize-language"
    priority = 55

    def is_shown(self, user):
        is_ours = issubclass(self.page.specific_class or object, BasePage)
        return is_ours and user.has_perm("wagtail_localize.submit_translation")


class SideBySidePanel(Panel):
    """Leads from the form of a page to its translation. ``content``: what is said before the link."""

    def __init__(self, content="", **kwargs):
        super().__init__(**kwargs)
        self.content = content

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "content": self.content}

    class BoundPanel(Panel.BoundPanel):
        template_name = "side_by_side/panel.html"

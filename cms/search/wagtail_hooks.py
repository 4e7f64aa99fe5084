from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.admin.viewsets import StationViewSet

from .models import SynonymSet


class SynonymSetViewSet(StationViewSet):
    model = SynonymSet
    icon = "search"
    menu_label = _("Words for the same thing")
    menu_order = 310
    add_to_settings_menu = True
    list_display = ["__str__", "changed_at"]
    search_fields = ["words"]


register_snippet(SynonymSetViewSet)

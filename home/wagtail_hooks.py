from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.admin.viewsets import StationViewSet
from home.models import Order


class OrderViewSet(StationViewSet):
    model = Order
    icon = "clipboard-list"
    menu_label = _("Orders register")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["number", "subject_th", "date", "purpose"]
    list_filter = ["purpose"]
    search_fields = ["number", "subject_th"]


register_snippet(OrderViewSet)

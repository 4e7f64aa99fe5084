from django.utils.translation import gettext_lazy as _

from .item import ItemPage


class GeneralItemPage(ItemPage):
    """An item that an edition adds and for which there is no page type: only further elements."""

    page_description = _("An item of the checklist without a page type of its own")

    class Meta:
        verbose_name = _("general item page")

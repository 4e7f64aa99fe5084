"""Checks that every page form of a station makes."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.models.stations import StationOwned


class StationPageForm(WagtailAdminPageForm):
    """Refuses to point a page at something (an officer, an order) that belongs to another station."""

    @property
    def site(self):
        """The station that the page belongs to, also while the page is being made."""
        page = self.instance if self.instance.path else self.parent_page
        return page.get_site() if page else None

    def clean(self):
        cleaned = super().clean()
        for name, value in list(cleaned.items()):
            if isinstance(value, StationOwned) and self.site and value.site_id != self.site.pk:
                self.add_error(
                    name, _("This entry belongs to another station. Choose one of your own station.")
                )
        return cleaned

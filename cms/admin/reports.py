"""Reports about the own station, beside those of Wagtail, which list the whole installation."""

from wagtail.admin.menu import MenuItem

from cms.models.stations import sees_pages


class StationReportMenuItem(MenuItem):
    """A report about the pages of one station, in the menu of whoever may see them."""

    def is_shown(self, request):
        return sees_pages(request.user)

"""How many pages there are, on the first page of the admin."""

from wagtail.admin.navigation import get_site_for_user
from wagtail.admin.site_summary import PagesSummaryItem

from cms.models.stations import pages_of, sites_with_pages_of


class OwnPagesSummaryItem(PagesSummaryItem):
    """Those of the user's stations. Wagtail counts all pages for who works on two trees, as Thai and English are."""

    def get_context_data(self, parent_context):
        about = get_site_for_user(self.request.user)
        own = pages_of(sites_with_pages_of(self.request.user))
        return {
            "root_page": about["root_page"],
            "site_name": about["site_name"],
            "total_pages": own.count(),
        }


def count_own_pages(request, items):
    """Receives the hook "construct_homepage_summary_items". An administrator works on all pages."""
    if not request.user.is_superuser:
        items[:] = [
            OwnPagesSummaryItem(request) if type(item) is PagesSummaryItem else item for item in items
        ]

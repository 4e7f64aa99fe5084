"""The page with links that were just made. They are kept nowhere, so it is the only time that they are seen."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class ShowsLinks(WagtailAdminTemplateMixin):
    header_icon = "mail"
    template_name = "contributions/admin/links.html"

    def get_breadcrumbs_items(self):
        listing = {
            "url": reverse("wagtailsnippets_contributions_contribution:list"),
            "label": _("Contributions"),
        }
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.page_title}]

    def show_links(self, links):
        """``links``: ``{contribution: address}``."""
        shown = [
            {"contribution": each, "address": address, "mail": each.mails.order_by("-pk").first()}
            for each, address in links.items()
        ]
        self.template_name = "contributions/admin/links.html"
        return self.render_to_response(self.get_context_data(links=shown))

"""What of the public's feedback is new, on the first page of the admin."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from cms.models.stations import sites_where
from feedback.opinions.models import Feedback
from feedback.usefulness.keepers import keepers_of
from feedback.usefulness.models import PageRemark

# So many remarks are shown in their words; the list has the others.
SHOWN = 3


class NewFeedbackPanel(Component):
    """``number``: of new feedback. ``mine``: new PageRemarks on pages that the user keeps; ``others``: the rest."""

    order = 170
    template_name = "feedback/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css"]}

    def __init__(self, number, mine, others):
        self.number, self.mine, self.others = number, mine, others

    def get_context_data(self, parent_context):
        shown = [*self.mine, *self.others][:SHOWN]
        return {
            "number": self.number,
            "remarks": shown,
            "mine": len(self.mine),
            "total": len(self.mine) + len(self.others),
            "feedback_url": f"{reverse('wagtailsnippets_feedback_feedback:list')}?state=new",
            "remarks_url": f"{reverse('wagtailsnippets_feedback_pageremark:list')}?state=new",
        }


def panels_for(user):
    """The panel of the user's own station if something is new there; none for an administrator, who has all."""
    site = None if user.is_superuser else sites_where(user, ["change"], Feedback).order_by("pk").first()
    if site is None:
        return []
    number = Feedback.objects.of_station(site).to_do().count()
    remarks = list(PageRemark.objects.of_station(site).to_do().select_related("page"))
    if not (number or remarks):
        return []
    keepers = keepers_of({each.page for each in remarks if each.page})
    mine = [each for each in remarks if keepers.get(each.page_id) == user]
    others = [each for each in remarks if keepers.get(each.page_id) != user]
    return [NewFeedbackPanel(number, mine, others)]

"""What waits for an answer, on the first page of the admin."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.models.days_off import days_off_of
from cms.models.stations import sites_where
from feedback.questions.models import Question
from feedback.questions.settings import QuestionSettings

from .listing import NOT_YET, WAITS
from .working import address


class WaitingPanel(Component):
    """How many questions wait at the ``site``, how many of them are overdue, and how many nobody has looked at."""

    name = "questions"
    order = 145
    template_name = "feedback/questions/admin/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css"]}

    def __init__(self, site):
        self.site = site

    def get_context_data(self, parent_context):
        own = Question.objects.of_station(self.site)
        waiting = list(own.waiting().only("received_at", "site"))
        days = QuestionSettings.for_site(self.site).answer_days
        days_off, today = days_off_of(self.site), timezone.localdate()
        return {
            "waiting": len(waiting),
            "late": sum(each.due_on(days, days_off) < today for each in waiting),
            "not_looked_at": own.not_looked_at().count(),
            "waiting_url": f"{address('list')}?queue={WAITS}",
            "not_looked_at_url": f"{address('list')}?queue={NOT_YET}",
        }


def add_panels(request, panels):
    """Receives the hook "construct_homepage_panels". An administrator has all stations, and no panel."""
    user = request.user
    site = (
        None if user.is_superuser else sites_where(user, ["change", "view"], Question).order_by("pk").first()
    )
    if site:
        panels.append(WaitingPanel(site))

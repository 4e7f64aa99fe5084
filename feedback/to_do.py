"""What the public's questions and feedback give to do. What is somebody's own is told by `oit.duties`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models.days_off import days_off_of
from cms.models.stations import may
from cms.thai.dates import format_date
from cms.today import ToDo
from feedback.models import Feedback, PageRemark, Question, QuestionSettings
from feedback.questions.admin.listing import NOT_YET, WAITS
from feedback.questions.admin.working import address
from feedback.usefulness.keepers import keepers_of


def questions_to_answer(user, site, on):
    """See `cms.today`. Questions that were given to somebody are that person's own."""
    if not may(user, "change", Question, site):
        return
    own = Question.objects.of_station(site)
    waiting = list(own.waiting().filter(assigned_to=None).only("received_at", "site"))
    if waiting:
        days, days_off = QuestionSettings.for_site(site).answer_days, days_off_of(site)
        words = ngettext(
            "%(number)s question from the public that nobody was given waits for an answer",
            "%(number)s questions from the public that nobody was given wait for an answer",
            len(waiting),
        )
        yield ToDo(
            words % {"number": len(waiting)},
            f"{address('list')}?queue={WAITS}",
            due=min(each.due_on(days, days_off) for each in waiting),
            note=_("The first one was received on %(day)s.")
            % {"day": format_date(min(timezone.localdate(each.received_at) for each in waiting))},
        )
    number = own.not_looked_at().count()
    if number:
        words = ngettext(
            "Look at %(number)s message of the public before it counts as a question",
            "Look at %(number)s messages of the public before they count as questions",
            number,
        )
        yield ToDo(words % {"number": number}, f"{address('list')}?queue={NOT_YET}", order=20)


def feedback_to_read(user, site, on):
    """See `cms.today`."""
    if not may(user, "change", Feedback, site):
        return
    number = Feedback.objects.of_station(site).to_do().count()
    if number:
        words = ngettext("Read %(number)s new feedback", "Read %(number)s new feedback", number)
        listed = reverse("wagtailsnippets_feedback_feedback:list")
        yield ToDo(words % {"number": number}, f"{listed}?state=new", order=30)


def remarks_to_read(user, site, on):
    """See `cms.today`. Remarks on a page that somebody keeps are that person's own."""
    if not may(user, "change", PageRemark, site):
        return
    remarks = list(PageRemark.objects.of_station(site).to_do().select_related("page"))
    keepers = keepers_of({each.page for each in remarks if each.page})
    number = sum(each.page_id not in keepers for each in remarks)
    if number:
        words = ngettext(
            "Read %(number)s new remark on a page that nobody keeps",
            "Read %(number)s new remarks on pages that nobody keeps",
            number,
        )
        listed = reverse("wagtailsnippets_feedback_pageremark:list")
        yield ToDo(words % {"number": number}, f"{listed}?state=new", order=40)

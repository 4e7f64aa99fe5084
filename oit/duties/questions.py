"""Questions from the public that wait for an answer, as something to do within what the station promises."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models.days_off import days_off_of
from cms.thai.dates import format_date
from feedback.models import Question, QuestionSettings

from .sources import Duty, DutySource


class QuestionDuties(DutySource):
    """Each question that waits, with whoever it was given to."""

    def open(self, site, on):
        days, days_off = QuestionSettings.for_site(site).answer_days, days_off_of(site)
        for question in Question.objects.of_station(site).waiting().select_related("assigned_to"):
            reason = ngettext(
                "Received on %(day)s; the station promises an answer within %(number)s working day.",
                "Received on %(day)s; the station promises an answer within %(number)s working days.",
                days,
            )
            yield Duty(
                key=f"question-{question.pk}",
                title=_("Answer question %(number)s from the public") % {"number": question.pk},
                person=question.assigned_to,
                due=question.due_on(days, days_off),
                address=reverse("wagtailsnippets_feedback_question:edit", args=[question.pk]),
                reason=reason % {"day": format_date(question.received_on), "number": days},
            )

    def hand_over(self, site, leaving, taking, order=None):
        own = Question.objects.of_station(site).waiting().filter(assigned_to=leaving)
        return own.order_by().update(assigned_to=taking)

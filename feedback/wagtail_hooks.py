from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms import today
from cms.admin.reports import StationReportMenuItem
from feedback.opinions.admin.viewset import FeedbackViewSet
from feedback.questions.admin import history
from feedback.questions.admin.templates import AnswerTemplateViewSet
from feedback.questions.admin.viewset import QuestionViewSet
from feedback.to_do import feedback_to_read, questions_to_answer, remarks_to_read
from feedback.usefulness.admin import urls as usefulness_urls
from feedback.usefulness.admin.remarks import RemarkViewSet


class VoiceViewSetGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, FeedbackViewSet, RemarkViewSet, AnswerTemplateViewSet)
    menu_label = _("From the public")
    menu_icon = "comment"
    menu_order = 250


register_snippet(VoiceViewSetGroup)
hooks.register("register_log_actions", history.register)
for to_do in (questions_to_answer, feedback_to_read, remarks_to_read):
    today.register(to_do)

STEPS = {
    "feedback.reply": _("Send the answer"),
    "feedback.publish": _("Publish the comment"),
    "feedback.withdraw": _("Take the comment back"),
}


@hooks.register("register_log_actions")
def steps_with_feedback_are_logged(actions):
    for name, label in STEPS.items():
        actions.register_action(name, label, label)


@hooks.register("register_admin_urls")
def usefulness_addresses():
    return [path("usefulness/", include(usefulness_urls, namespace="usefulness"))]


@hooks.register("register_reports_menu_item")
def usefulness_in_menu():
    return StationReportMenuItem(
        _("Was this page useful?"),
        reverse("usefulness:report"),
        name="usefulness",
        icon_name="doc-empty-inverse",
        order=110,
    )

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.admin.columns import DateColumn
from cms.admin.reports import StationReportMenuItem
from cms.admin.viewsets import StationViewSet
from feedback.models import Question
from feedback.opinions.admin.viewset import FeedbackViewSet
from feedback.panel import panels_for
from feedback.usefulness.admin import urls as usefulness_urls
from feedback.usefulness.admin.remarks import RemarkViewSet


class QuestionViewSet(StationViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = ["__str__", "topic", "state", DateColumn(Question, "asked_at")]
    list_filter = ["state", "topic"]
    search_fields = ["text", "published_text"]


class VoiceViewSetGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, FeedbackViewSet, RemarkViewSet)
    menu_label = _("From the public")
    menu_icon = "comment"
    menu_order = 250


register_snippet(VoiceViewSetGroup)

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


@hooks.register("construct_homepage_panels")
def new_feedback_on_first_page(request, panels):
    panels += panels_for(request.user)

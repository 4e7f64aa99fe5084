from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.admin.columns import DateColumn, YesNoColumn
from cms.admin.viewsets import StationViewSet
from feedback.models import Feedback
from feedback.questions.admin import history, panel
from feedback.questions.admin.viewset import AnswerTemplateViewSet, QuestionViewSet


class FeedbackViewSet(StationViewSet):
    model = Feedback
    icon = "comment"
    menu_label = _("Feedback")
    list_display = ["__str__", "rating", DateColumn(Feedback, "sent_at"), YesNoColumn(Feedback, "published")]
    list_filter = ["rating", "service", "published"]
    search_fields = ["comment"]


class VoiceViewSetGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, FeedbackViewSet, AnswerTemplateViewSet)
    menu_label = _("From the public")
    menu_icon = "comment"
    menu_order = 250


register_snippet(VoiceViewSetGroup)
hooks.register("register_log_actions", history.register)
hooks.register("construct_homepage_panels", panel.add_panels)

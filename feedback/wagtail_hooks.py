from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.admin.columns import DateColumn, YesNoColumn
from cms.admin.viewsets import StationViewSet
from feedback.models import Feedback, Question


class QuestionViewSet(StationViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = ["__str__", "topic", "state", DateColumn(Question, "asked_at")]
    list_filter = ["state", "topic"]
    search_fields = ["text", "published_text"]


class FeedbackViewSet(StationViewSet):
    model = Feedback
    icon = "comment"
    menu_label = _("Feedback")
    list_display = ["__str__", "rating", DateColumn(Feedback, "sent_at"), YesNoColumn(Feedback, "published")]
    list_filter = ["rating", "service", "published"]
    search_fields = ["comment"]


class VoiceViewSetGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, FeedbackViewSet)
    menu_label = _("From the public")
    menu_icon = "comment"
    menu_order = 250


register_snippet(VoiceViewSetGroup)

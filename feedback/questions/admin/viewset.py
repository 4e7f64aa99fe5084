"""The questions of a station in the admin.

Whoever works with the station's pages answers: information officers, heads of lines and the head of station. Complaint
officers do not: what is told them in confidence and what is answered in public are kept apart.
"""

from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView

from cms.admin.columns import DateColumn
from cms.admin.viewsets import StationViewSet
from feedback.questions.models import Question

from .listing import QuestionFilterSet, QuestionIndexView, SpamView
from .working import QuestionView, address
from .writing import AnswerView, PublishView


class NoAddView(CreateView):
    """Questions come from the public: nobody makes them up here."""

    def dispatch(self, request, *args, **kwargs):
        messages.info(request, _("Questions are asked on the public page, and answered here."))
        return redirect(address("list"))


class QuestionViewSet(StationViewSet):
    model = Question
    icon = "help"
    menu_label = gettext_lazy("Questions")
    copy_view_enabled = False
    add_view_class = NoAddView
    index_view_class = QuestionIndexView
    index_template_name = "feedback/questions/admin/list.html"
    inspect_view_class = QuestionView
    inspect_template_name = "feedback/questions/admin/question.html"
    filterset_class = QuestionFilterSet
    search_fields = ["text", "question_th", "question_en", "name", "email"]
    # The whole inbox of a busy station on one page.
    list_per_page = 200

    list_display = [
        "excerpt",
        Column(
            "category",
            label=gettext_lazy("Category"),
            accessor="get_category_display",
            sort_key="category",
            classname="question-wide",
        ),
        DateColumn(Question, "received_at"),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("site", "assigned_to")

    @property
    def edit_view(self):
        return self.construct_view(QuestionView, **self.get_inspect_view_kwargs())

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("answer/<int:pk>/", self.construct_view(AnswerView), name="answer"),
            path("publish/<int:pk>/", self.construct_view(PublishView), name="publish"),
            path("spam/", self.construct_view(SpamView), name="spam"),
        ]

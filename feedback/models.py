"""The public's voice: questions with their answers, and feedback on the service."""

from feedback.opinions.models import Feedback
from feedback.opinions.page import FeedbackPage
from feedback.questions.models import AnswerTemplate, Question, QuestionNote
from feedback.questions.pages import QuestionsPage
from feedback.questions.settings import QuestionSettings
from feedback.usefulness.models import PageRemark, PageVotes

__all__ = [
    "AnswerTemplate",
    "Feedback",
    "FeedbackPage",
    "PageRemark",
    "PageVotes",
    "Question",
    "QuestionNote",
    "QuestionSettings",
    "QuestionsPage",
]

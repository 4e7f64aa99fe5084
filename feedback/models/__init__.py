"""The public's voice: questions with their answers, and feedback on the service."""

from feedback.questions.models import AnswerTemplate, Question, QuestionNote
from feedback.questions.pages import QuestionsPage
from feedback.questions.settings import QuestionSettings

from .feedback import Feedback, FeedbackPage

__all__ = [
    "AnswerTemplate",
    "Feedback",
    "FeedbackPage",
    "Question",
    "QuestionNote",
    "QuestionSettings",
    "QuestionsPage",
]

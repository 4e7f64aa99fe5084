"""The public's voice: questions with their answers, and feedback on the service."""

from .feedback import Feedback, FeedbackPage
from .questions import Question, QuestionsPage

__all__ = ["Feedback", "FeedbackPage", "Question", "QuestionsPage"]

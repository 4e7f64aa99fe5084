"""The public's voice: questions with their answers, and feedback on the service."""

from feedback.opinions.models import Feedback
from feedback.opinions.page import FeedbackPage
from feedback.usefulness.models import PageRemark, PageVotes

from .questions import Question, QuestionsPage

__all__ = ["Feedback", "FeedbackPage", "PageRemark", "PageVotes", "Question", "QuestionsPage"]

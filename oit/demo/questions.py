"""Loads what the public asked, with the answers, and who answers."""

from cms.models import Officer
from feedback.models import Question, QuestionSettings
from feedback.questions.states import QuestionState

from .values import Values


def load_questions(site, folder, references):
    """The questions of questions.toml; those with a day of their answer are published."""
    who = folder.station.part("questions")
    who.only("officers", "answer_days")
    officers = [references.get(each, who, "officers", Officer) for each in who.data.get("officers", ())]
    settings = QuestionSettings.for_site(site)
    settings.answer_days = who.data.get("answer_days", settings.answer_days)
    settings.save()
    settings.officers.set(officers)
    for entry in folder.questions:
        question, values = Question(site=site), Values(entry, references)
        values.assign(question, entry.data)
        if question.answered_at:
            question.state, question.published_at = QuestionState.PUBLISHED, question.answered_at
            question.reply = getattr(question, f"answer_{question.language}")
        values.check(question)
        question.save()

"""The answer by mail, to an asker who gave an address: only when an officer sends it."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from cms.languages import language_of
from cms.mail.queue import queue_mail
from cms.models import StationSettings

from .pages import QuestionsPage
from .steps import WrongStep
from .words import plain_lines


def send_answer(question, user):
    """Queues the mail with the answer and the address of the receipt. Raises WrongStep."""
    if not question.has_answer:
        raise WrongStep(_("Answer the question first; then the answer can be sent."))
    if not question.email:
        raise WrongStep(_("The asker gave no e-mail address. The answer stands on the receipt page."))
    with override(question.language):
        station = StationSettings.for_site(question.site)
        context = {
            "question": question,
            "answer": plain_lines(question.reply),
            "station": station,
            "receipt": receipt_address(question),
        }
        subject = _("Answer to your question: %(station)s") % {"station": station.name}
        queue_mail(
            question.site,
            question.email,
            subject,
            render_to_string("feedback/questions/answer_mail.txt", context),
            about=question,
        )
    log(question, "questions.send", user=user)


def receipt_address(question):
    """The absolute address of the receipt in the asker's language, or "" where it is not there."""
    pages = QuestionsPage.objects.live().filter(
        translation_key__in=QuestionsPage.objects.descendant_of(question.site.root_page).values(
            "translation_key"
        )
    )
    found = {language_of(page): page for page in pages}
    page = found.get(question.language) or next(iter(found.values()), None)
    if page is None or not question.code:
        return ""
    return page.full_url + page.reverse_subpage("receipt", args=[question.code])

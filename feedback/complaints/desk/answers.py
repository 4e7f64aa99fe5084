"""Texts that officers need often, to begin a message with: the station's own templates, and some that come along."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from feedback.models import AnswerTemplate
from feedback.questions.words import plain_lines


@dataclass(frozen=True)
class Answer:
    title: str
    text: str


def answers(room):
    """The Answers for a case of the Room: the station's, in both languages, and the usual ones in the active one."""
    own = AnswerTemplate.objects.of_station(room.site).filter(use=room.kind.value)
    return [*(answer for template in own for answer in _in_both(template)), *_usual()]


def _in_both(template):
    # In which language the reporter reads is not kept.
    yield Answer(template.title, plain_lines(template.text_th))
    if template.text_en:
        yield Answer(_("%(title)s (English)") % {"title": template.title}, plain_lines(template.text_en))


def _usual():
    return [
        Answer(
            _("Thanks, and what comes next"),
            _(
                "Thank you for your report. An officer who is not concerned by it is looking into it. Please come back "
                "with your code in about a week: we may have questions."
            ),
        ),
        Answer(
            _("A question"),
            _(
                "To go on we need to know more. Can you tell us when and where exactly it happened, and who else "
                "saw it?"
            ),
        ),
        Answer(
            _("Evidence"),
            _(
                "If you have pictures, recordings or documents, you can attach them here. Where and by whom they were "
                "made is taken out before we see them. Do not put yourself in danger to get any."
            ),
        ),
        Answer(
            _("Another office is responsible"),
            _(
                "Another office is responsible for this. You can turn to the National Anti-Corruption Commission "
                "(1205), to the police complaint centre JCoMS (jcoms.police.go.th) or to the hotline 1599."
            ),
        ),
        Answer(
            _("Take care"),
            _(
                "If you are in danger, call 191 at once. If you fear reprisals, tell us here what we should not do."
            ),
        ),
    ]

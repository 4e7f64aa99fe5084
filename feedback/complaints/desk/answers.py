"""Sentences that officers need often, to begin a message with."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Answer:
    title: str
    text: str


def answers():
    """The Answers, in the active language."""
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

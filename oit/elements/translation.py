from django.utils.translation import gettext as _

from cms.translations import Progress, english_progress

from .base import DeclaredElement


class EnglishElement(DeclaredElement):
    """The English version, published and in step with the Thai one."""

    template = "oit/elements/english.html"

    def data(self, page):
        english = english_progress(page.thai)
        return (
            {"english": english.page, "in_step": english.state is Progress.IN_STEP} if english.page else None
        )

    def todo(self, page, rule, on):
        messages = {
            Progress.NONE: _("Translate this page into English and publish the translation."),
            Progress.INCOMPLETE: _(
                "Some texts have no English yet. Complete the translation and publish it."
            ),
            Progress.BEHIND: _(
                "The Thai text changed after it was translated. Update the English and publish it."
            ),
        }
        state = english_progress(page.thai).state
        if state in messages:
            yield messages[state]

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.side_by_side.entrances import SideBySidePanel
from cms.translations import Progress, english_progress, is_in_step, translation_of
from oit.panels import ElementPanel

from .base import DeclaredElement


class EnglishElement(DeclaredElement):
    """The English version, published and in step with the Thai one."""

    template = "oit/elements/english.html"
    explanation = gettext_lazy(
        "The English is in step when it was published after the Thai text last changed. Translate it text by text, "
        "each beside its Thai."
    )

    def panel(self):
        return ElementPanel(self.key, [SideBySidePanel(self.explanation)])

    def data(self, page):
        english = (
            page if page.thai is not page else next((each for each in page.other_versions if each.live), None)
        )
        if english is None:
            return None
        return {"english": english, "in_step": is_in_step(page.thai, english, translation_of(english))}

    def progress(self, page):
        """The EnglishProgress of the Thai page, read once for all that is asked of it."""
        if "_english_progress" not in vars(page.thai):
            page.thai._english_progress = english_progress(page.thai)
        return page.thai._english_progress

    def todo(self, page, rule, on):
        messages = {
            Progress.NONE: _("Translate this page into English and publish the translation."),
            Progress.INCOMPLETE: _(
                "Some texts have no English yet. Complete the translation and publish it."
            ),
        }
        state = self.progress(page).state
        if state in messages:
            yield messages[state]

    def stale(self, page, rule, on):
        if self.progress(page).state is Progress.BEHIND:
            yield _("The Thai text changed after it was translated. Update the English and publish it.")

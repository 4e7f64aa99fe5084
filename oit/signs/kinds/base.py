"""One kind of sign: what it says, what it needs for that, and where its code leads."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page, get_page_models

from oit.signs.facts import Missing
from oit.signs.texts import Both


@dataclass(frozen=True)
class Aim:
    """Where the code of a sign leads: a page, at an anchor, or an address."""

    page: Page | None = None
    anchor: str = ""
    address: str = ""


class SignKind:
    """Subclasses declare a kind of sign; everything else (form, file, list, evidence) follows from it.

    ``key``: kept with each sign, never changed. ``name``: for officers. ``heading`` and ``invitation`` (beside the
    code) are printed. ``area``: of the One Stop Service, whose evidence such signs are, or "". ``page_type``: that of
    the page that the code leads to, at ``anchor``. ``options``: fields of the form that only some kinds have.
    """

    key = ""
    name = ""
    heading = Both()
    invitation = Both()
    area = ""
    page_type = ""
    anchor = ""
    options = ()

    def page(self, facts):
        """The Versions of the page that the code leads to, or None."""
        return facts.page(self.page_type)

    def aim(self, facts, sign=None):
        return Aim(page=self.page(facts).thai, anchor=self.anchor)

    def title(self, facts, sign=None):
        """What is printed on top."""
        return self.heading

    def missing(self, facts):
        """Yields a Missing for each thing that must be there before the sign can be made."""
        if self.page_type and self.page(facts) is None:
            yield Missing(
                _("Publish the page that the code leads to: %(page)s.") % {"page": self.page_name()},
                facts.explorer_url(),
            )

    def page_name(self):
        """What editors know the page as that the code leads to."""
        return next(each for each in get_page_models() if each.__name__ == self.page_type)._meta.verbose_name

    def advice(self, facts):
        """Yields a Missing for each thing without which the sign can be made, but is less than it could be."""
        page = self.page(facts) if self.page_type else None
        if page and page.english is None:
            yield self.in_english(page)

    @staticmethod
    def in_english(page):
        """The Missing that asks for the English of a page, Versions of it."""
        text = _("Publish “%(page)s” in English too: the sign then says it in both languages.")
        return Missing(text % {"page": page.thai.title}, page.edit_url)

    def blocks(self, facts, sign):
        """What stands between the heading and the code, from top to bottom: see ``oit.signs.blocks``."""
        raise NotImplementedError
